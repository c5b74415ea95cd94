package com.mycrm.api.problem;

import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Problems of which only the status is known, because the framework or the server chose it. */
public final class StatusProblems {

    /** The request attribute of the reason for a 406, where it is not the header {@code Accept}. */
    public static final String NOT_ACCEPTABLE = "leads.not.acceptable";

    /** Headers that are copied from the framework's answer. */
    private static final String[] KEPT = {"Allow", "Retry-After", "WWW-Authenticate", "Accept-Patch"};

    private StatusProblems() {}

    public static Problem of(int status) {
        return Problem.of(status, detail(status));
    }

    static ProblemException of(Response response) {
        var headers = new LinkedHashMap<String, String>();
        for (var name : KEPT) {
            var value = response.getHeaderString(name);
            if (value != null) {
                headers.put(name, name.equals("Allow") ? methods(value) : value);
            }
        }
        return new ProblemException(of(response.getStatus()), Map.copyOf(headers));
    }

    /** Sorts the methods and adds HEAD to GET: the framework answers HEAD but does not name it. */
    private static String methods(String given) {
        var methods = new TreeSet<>(List.of(given.split("\\s*,\\s*")));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return String.join(", ", methods);
    }

    private static String detail(int status) {
        return switch (status) {
            case 400 -> "The request cannot be understood.";
            case 401 -> "A valid token is needed.";
            case 403 -> "This is not allowed.";
            case 404 -> "There is nothing at this address.";
            case 405 -> "This address does not take this method.";
            case 406 -> "This address has no answer in a type that the header Accept asks for.";
            case 413 -> "The body is too large.";
            case 414 -> "The URL is too long.";
            case 415 -> "The body is of a type that this address does not take; see the header Content-Type.";
            case 431 -> "The headers are too large.";
            case 503 -> "The service cannot answer at the moment.";
            default ->
                status < 500
                        ? "The request cannot be served."
                        : "The service failed; its log knows this request by its request_id.";
        };
    }
}
