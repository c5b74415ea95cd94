package com.mycrm.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** The id of a request, which connects its answer, its problem document and its log lines. */
public final class RequestId {

    private static final String ATTRIBUTE = "leads.request_id";
    private static final String HEADER = "X-Request-Id";
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestId() {}

    /** Gives the request the id that its client sent, or a new one, and sets the header of the answer. */
    public static String assign(HttpServletRequest request, HttpServletResponse response) {
        var given = request.getHeader(HEADER);
        var id = given != null && FORM.matcher(given).matches() ? given : next();
        request.setAttribute(ATTRIBUTE, id);
        response.setHeader(HEADER, id);
        return id;
    }

    /** A new id, for a request that cannot have one of its own. */
    public static String next() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    /** The id that was assigned; {@code null} as text for a request that has none. */
    public static String of(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(ATTRIBUTE));
    }

    public static boolean isAssigned(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }
}
