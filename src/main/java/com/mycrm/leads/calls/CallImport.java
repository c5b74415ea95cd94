package com.mycrm.leads.calls;

import com.mycrm.leads.LeadImport;
import jakarta.enterprise.context.ApplicationScoped;

/** Files of calls. */
@ApplicationScoped
public class CallImport extends LeadImport<Call, CallDetails> {}
