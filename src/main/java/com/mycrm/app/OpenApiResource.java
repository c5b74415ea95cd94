package com.mycrm.app;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/** The OpenAPI document, byte for byte as in the repository. The server's MicroProfile OpenAPI would rewrite it. */
@Path("openapi")
@RequestScoped
public class OpenApiResource {

    @Inject
    DocsFiles files;

    @Context
    Request request;

    @GET
    @PermitAll
    public Response document() {
        return files.description().answer(request);
    }
}
