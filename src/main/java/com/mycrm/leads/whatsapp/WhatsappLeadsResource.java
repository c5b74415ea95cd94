package com.mycrm.leads.whatsapp;

import com.mycrm.leads.LeadImport;
import com.mycrm.leads.LeadKind;
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

    /** Makes the client proxy of CDI. */
    public WhatsappLeadsResource() {}

    @Inject
    public WhatsappLeadsResource(
            LeadKind<WhatsappLead, WhatsappDetails> kind, LeadImport<WhatsappLead, WhatsappDetails> file) {
        super(kind, file);
    }
}
