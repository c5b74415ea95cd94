package com.mycrm.app;

import com.mycrm.api.ConditionalRequests;
import com.mycrm.api.ListRequests;
import com.mycrm.api.problem.ProblemException;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** The OpenAPI document over HTTP. The server's MicroProfile OpenAPI, which is off, would rewrite it. */
@Path("openapi")
@RequestScoped
public class OpenApiResource {

    @Inject
    OpenApiDocument document;

    @Inject
    ListRequests requests;

    @Inject
    ConditionalRequests conditions;

    @Context
    HttpHeaders headers;

    @GET
    @PermitAll
    public Response document() {
        var named = requests.parameters(parameters ->
                parameters.word("format", DescriptionFormat::parse, "takes one of " + DescriptionFormat.WORDS));
        var answer = document.as(named == null ? accepted() : named).answer(conditions::isKnown);
        answer.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        return answer;
    }

    private DescriptionFormat accepted() {
        return DescriptionFormat.accepted(headers.getAcceptableMediaTypes())
                .orElseThrow(() -> new ProblemException(
                        406, "This address answers YAML and JSON; the header Accept asks for something else."));
    }
}
