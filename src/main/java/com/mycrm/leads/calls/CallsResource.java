package com.mycrm.leads.calls;

import com.mycrm.leads.LeadImport;
import com.mycrm.leads.LeadKind;
import com.mycrm.leads.LeadsResource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Calls over HTTP. */
@Path("calltrackings")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class CallsResource extends LeadsResource<Call, CallDetails> {

    /** Makes the client proxy of CDI. */
    public CallsResource() {}

    @Inject
    public CallsResource(LeadKind<Call, CallDetails> kind, LeadImport<Call, CallDetails> file) {
        super(kind, file);
    }
}
