package com.mycrm.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** What is known of a request beside itself, under names of request attributes, so that no part must know another. */
final class Attributes {

    static final String REQUEST_ID = "leads.request_id";
    static final String ROUTE = "leads.route";
    static final String CALLER = "leads.caller";

    private static final String ID_HEADER = "X-Request-Id";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private Attributes() {}

    /** Gives the request the id that its client gave it, or a new one, and says it on the answer. */
    static String identify(HttpServletRequest request, HttpServletResponse response) {
        var given = request.getHeader(ID_HEADER);
        var id = given != null && ID.matcher(given).matches()
                ? given
                : HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        request.setAttribute(REQUEST_ID, id);
        response.setHeader(ID_HEADER, id);
        return id;
    }
}
