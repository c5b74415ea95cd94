package com.mycrm.api.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Maps every failure in a resource, a filter or the framework to a problem document. */
@Provider
@ApplicationScoped
public class ProblemMapper implements ExceptionMapper<Throwable> {

    @Inject
    HttpServletRequest request;

    @Inject
    TakenTypes types;

    @Override
    public Response toResponse(Throwable failure) {
        var requestId = RequestId.of(request);
        var answer = failure instanceof NotSupportedException
                ? types.unsupported(request)
                : ExceptionTranslator.answer(failure, requestId);
        var document =
                ProblemMembers.on(reasoned(answer.problem()), request).toJson(request.getRequestURI(), requestId);
        var response = Response.status(
                        answer.problem().status(), answer.problem().title())
                .header(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(document.toString());
        answer.headers().forEach(response::header);
        return response.build();
    }

    /** The framework knows the header {@code Accept} only. */
    private Problem reasoned(Problem problem) {
        return problem.status() == 406 && request.getAttribute(StatusProblems.NOT_ACCEPTABLE) instanceof String reason
                ? Problem.of(406, reason)
                : problem;
    }
}
