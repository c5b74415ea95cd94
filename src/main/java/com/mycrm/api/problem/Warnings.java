package com.mycrm.api.problem;

import com.mycrm.api.text.StoredText;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The header {@code X-MyCRM-API-Warning}: one for each part of a request that was ignored or changed. */
public final class Warnings {

    static final String HEADER = "X-MyCRM-API-Warning";

    private static final int MOST = 20;
    private static final int LONGEST = 200;

    private Warnings() {}

    /**
     * Adds a warning. It may quote the client, so characters that no header takes are replaced and its length is
     * bounded.
     */
    public static void add(MultivaluedMap<String, Object> headers, String warning) {
        var given = headers.get(HEADER);
        if (given == null || given.size() < MOST) {
            var ascii = warning.replaceAll("[^ -~]", "?");
            headers.add(HEADER, ascii.length() > LONGEST ? StoredText.truncate(ascii, LONGEST) + "..." : ascii);
        }
    }

    /** The answer with these warnings. */
    public static Response on(Response response, List<String> warnings) {
        warnings.forEach(warning -> add(response.getHeaders(), warning));
        return response;
    }
}
