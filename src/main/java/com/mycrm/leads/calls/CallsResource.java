package com.mycrm.leads.calls;

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

    @Inject
    Calls kind;

    @Inject
    CallImport file;

    @Override
    protected Calls kind() {
        return kind;
    }

    @Override
    protected CallImport file() {
        return file;
    }
}
