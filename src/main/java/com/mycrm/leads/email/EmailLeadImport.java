package com.mycrm.leads.email;

import com.mycrm.leads.LeadImport;
import jakarta.enterprise.context.ApplicationScoped;

/** Files of e-mail leads. */
@ApplicationScoped
public class EmailLeadImport extends LeadImport<EmailLead, EmailDetails> {}
