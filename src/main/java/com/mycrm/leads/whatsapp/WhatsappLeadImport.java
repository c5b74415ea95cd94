package com.mycrm.leads.whatsapp;

import com.mycrm.leads.LeadImport;
import jakarta.enterprise.context.ApplicationScoped;

/** Files of WhatsApp leads. */
@ApplicationScoped
public class WhatsappLeadImport extends LeadImport<WhatsappLead, WhatsappDetails> {}
