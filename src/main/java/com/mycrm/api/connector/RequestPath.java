package com.mycrm.api.connector;

import java.util.Optional;
import java.util.regex.Pattern;

/** The path of a request (RFC 3986) as the client wrote it, and what no server may understand in a way of its own. */
public final class RequestPath {

    private static final Pattern BAD_ESCAPE =
            Pattern.compile("%(?![0-9A-Fa-f]{2})|%(?:00|5[cC])|[\\x00-\\x20\\\\\\x7F]");
    private static final Pattern PARENT = Pattern.compile("(?:/|%2[fF])(?:\\.|%2[eE]){2}(?:[/;]|%2[fF]|%3[bB]|$)");

    private RequestPath() {}

    /** Why a path is refused with 400; empty for one that is not. */
    public static Optional<String> fault(String path) {
        if (BAD_ESCAPE.matcher(path).find()) {
            return Optional.of("The path contains a malformed escape.");
        }
        return PARENT.matcher(path).find() ? Optional.of("The path leads upwards.") : Optional.empty();
    }
}
