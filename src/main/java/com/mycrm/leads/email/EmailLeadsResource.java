package com.mycrm.leads.email;

import com.mycrm.leads.LeadsResource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** E-mail leads over HTTP. */
@Path("leads")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class EmailLeadsResource extends LeadsResource<EmailLead, EmailDetails> {

    @Inject
    EmailLeads kind;

    @Inject
    EmailLeadImport file;

    @Override
    protected EmailLeads kind() {
        return kind;
    }

    @Override
    protected EmailLeadImport file() {
        return file;
    }
}
