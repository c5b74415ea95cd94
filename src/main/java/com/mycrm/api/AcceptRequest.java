package com.mycrm.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A request without what is malformed in its header {@code Accept}. Some servers (RESTEasy) read the header before
 * {@link AcceptedTypes} can, and refuse the request.
 */
final class AcceptRequest extends HttpServletRequestWrapper {

    private static final Pattern TYPE = Pattern.compile("\\s*[^;/\\s\"]+/[^;/\\s\"]+\\s*(?:;[^/\"]*)?");

    private final List<String> accepted;

    private AcceptRequest(HttpServletRequest request, String accepted) {
        super(request);
        this.accepted = accepted.isEmpty() ? List.of() : List.of(accepted);
    }

    /** The request itself where its header is well formed. */
    static HttpServletRequest of(HttpServletRequest request) {
        var given = Collections.list(request.getHeaders(HttpHeaders.ACCEPT));
        return given.stream().allMatch(AcceptRequest::isWellFormed)
                ? request
                : new AcceptRequest(request, AcceptedTypes.accepted(given));
    }

    private static boolean isWellFormed(String line) {
        return Stream.of(line.split(",", -1))
                .allMatch(type -> TYPE.matcher(type).matches());
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return name.equalsIgnoreCase(HttpHeaders.ACCEPT) ? Collections.enumeration(accepted) : super.getHeaders(name);
    }

    @Override
    public String getHeader(String name) {
        return name.equalsIgnoreCase(HttpHeaders.ACCEPT)
                ? accepted.stream().findFirst().orElse(null)
                : super.getHeader(name);
    }
}
