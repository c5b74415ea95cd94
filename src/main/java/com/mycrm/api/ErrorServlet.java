package com.mycrm.api;

import com.mycrm.api.problem.RequestId;
import com.mycrm.api.problem.StatusProblems;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The error page of the application: replaces the HTML of the server by a problem document. */
public class ErrorServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var given = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var status = given instanceof Integer code ? code : HttpServletResponse.SC_NOT_FOUND;
        if (!RequestId.isAssigned(request)) {
            RequestId.assign(request, response); // the server refused the request before any filter
        }
        response.setHeader(RequestFilter.NO_SNIFFING, "nosniff");
        response.setStatus(status);
        ProblemWriter.write(
                StatusProblems.of(status), path == null ? request.getRequestURI() : path.toString(), request, response);
    }
}
