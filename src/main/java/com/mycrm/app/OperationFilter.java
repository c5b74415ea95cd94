package com.mycrm.app;

import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.StatusProblems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The methods of the addresses that the server itself answers: health and metrics. They are those of every other
 * address that is only read; the server's servlets do not know HEAD and OPTIONS, and answer 501 to other methods.
 */
@WebFilter({"/health", "/health/*", "/metrics", "/metrics/*"})
public class OperationFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String ALLOW = "Allow";
    private static final String METHODS = "GET, HEAD, OPTIONS";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        switch (request.getMethod()) {
            case "GET" -> chain.doFilter(request, response);
            case "HEAD" -> chain.doFilter(asGet(request), response);
            case "OPTIONS" -> response.setHeader(ALLOW, METHODS);
            default -> {
                response.setHeader(ALLOW, METHODS);
                throw new ProblemException(StatusProblems.of(HttpServletResponse.SC_METHOD_NOT_ALLOWED));
            }
        }
    }

    /** The server sends no body of an answer to HEAD. */
    private static HttpServletRequest asGet(HttpServletRequest head) {
        return new HttpServletRequestWrapper(head) {
            @Override
            public String getMethod() {
                return "GET";
            }
        };
    }
}
