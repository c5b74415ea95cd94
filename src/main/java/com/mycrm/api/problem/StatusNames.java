package com.mycrm.api.problem;

import jakarta.ws.rs.core.Response;

/** The names of HTTP statuses: the reason phrase (RFC 9110), and the word of the live API for the kind of error. */
public final class StatusNames {

    private static final String INVALID_REQUEST = "InvalidRequest";

    private StatusNames() {}

    /** The reason phrase, such as {@code Not Found}. */
    public static String reason(int status) {
        return switch (status) {
            case 413 -> "Content Too Large";
            case 414 -> "URI Too Long";
            case 422 -> "Unprocessable Content";
            default -> {
                var known = Response.Status.fromStatusCode(status);
                yield known == null ? "Error" : known.getReasonPhrase();
            }
        };
    }

    /** One word for the kind of error, such as {@code ResourceNotFound}. */
    static String error(int status) {
        return switch (status) {
            case 400, 422 -> INVALID_REQUEST;
            case 404 -> "ResourceNotFound";
            default -> reason(status).replaceAll("[^A-Za-z]", "");
        };
    }
}
