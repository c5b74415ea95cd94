package com.mycrm.app;

import com.mycrm.api.ConditionalRequests;
import com.mycrm.api.problem.Problems;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** The documentation page: Swagger UI from its archive in the WAR, so that the page works without the internet. */
@Path("docs")
@RequestScoped
public class DocsResource {

    @Inject
    DocsFiles files;

    @Inject
    ServletContext servlet;

    @Inject
    ConditionalRequests conditions;

    @GET
    @PermitAll
    public Response page() {
        return files.page(servlet.getContextPath()).answer(conditions::isKnown);
    }

    @GET
    @Path("{file}")
    @PermitAll
    public Response file(@PathParam("file") String file) {
        return files.find(file)
                .orElseThrow(() -> Problems.notFound("The file " + file))
                .answer(conditions::isKnown);
    }
}
