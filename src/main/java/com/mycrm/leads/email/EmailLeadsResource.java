package com.mycrm.leads.email;

import com.mycrm.leads.LeadImport;
import com.mycrm.leads.LeadKind;
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

    /** Makes the client proxy of CDI. */
    public EmailLeadsResource() {}

    @Inject
    public EmailLeadsResource(LeadKind<EmailLead, EmailDetails> kind, LeadImport<EmailLead, EmailDetails> file) {
        super(kind, file);
    }
}
