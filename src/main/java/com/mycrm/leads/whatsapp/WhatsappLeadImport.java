package com.mycrm.leads.whatsapp;

import com.mycrm.leads.LeadImport;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;

/** Files of WhatsApp leads. */
@ApplicationScoped
public class WhatsappLeadImport extends LeadImport<WhatsappLead, WhatsappDetails> {

    @Override
    public Set<String> readOnly() {
        var readOnly = new HashSet<>(super.readOnly());
        readOnly.addAll(WhatsappInput.READ_ONLY);
        return readOnly;
    }
}
