package com.mycrm.leads.whatsapp;

import com.mycrm.leads.LeadsResource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** WhatsApp leads over HTTP. */
@Path("whatsapp-leads")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class WhatsappLeadsResource extends LeadsResource<WhatsappLead, WhatsappDetails> {

    @Inject
    WhatsappLeads kind;

    @Inject
    WhatsappLeadImport file;

    @Override
    protected WhatsappLeads kind() {
        return kind;
    }

    @Override
    protected WhatsappLeadImport file() {
        return file;
    }
}
