package com.mycrm.api.connector;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What this service takes of the method (RFC 9110) and the path (RFC 3986) of a request, on every server alike. */
public final class RequestLine {

    /** The methods that an address may take, as the header {@code Allow} names them. */
    public static final String ALLOWED = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT";

    /** An answer to TRACE would show the credentials of the request. */
    private static final Set<String> NOT_TAKEN = Set.of("TRACE", "CONNECT");

    private static final Pattern BAD_ESCAPE =
            Pattern.compile("%(?![0-9A-Fa-f]{2})|%(?:00|5[cC])|[\\x00-\\x20\\\\\\x7F]");
    private static final Pattern PARENT = Pattern.compile("(?:/|%2[fF])(?:\\.|%2[eE]){2}(?:/|%2[fF]|%3[bB]|$)");

    private RequestLine() {}

    /** Whether no address takes this method, which is 405. */
    public static boolean isRefused(String method) {
        return NOT_TAKEN.contains(method);
    }

    /** Why a path, as the client wrote it, is refused with 400; empty for one that is not. */
    public static Optional<String> fault(String path) {
        if (BAD_ESCAPE.matcher(path).find()) {
            return Optional.of("The path contains a malformed escape.");
        }
        if (path.contains(";")) { // the framework leaves out what follows, and would find another object
            return Optional.of("The path contains a semicolon, which is written %3B.");
        }
        return PARENT.matcher(path).find() ? Optional.of("The path leads upwards.") : Optional.empty();
    }
}
