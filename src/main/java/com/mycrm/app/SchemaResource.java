package com.mycrm.app;

import com.mycrm.api.ConditionalRequests;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The schema of the XML form over HTTP. */
@Path("schema/leads.xsd")
@ApplicationScoped
public class SchemaResource {

    private static final DocsFile SCHEMA = DocsFile.load("META-INF/leads.xsd", MediaType.APPLICATION_XML);

    @Inject
    ConditionalRequests conditions;

    @GET
    @PermitAll
    public Response schema() {
        return SCHEMA.answer(conditions::isKnown);
    }
}
