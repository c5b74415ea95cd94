package com.mycrm.api.connector;

import com.mycrm.api.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** The bytes of the answer to a request that the server does not see. */
final class RefusalAnswer {

    private static final Map<Integer, String> HEADERS =
            Map.of(405, "Allow: " + RequestLine.ALLOWED + "\r\n", 503, "Retry-After: 3\r\n");

    private RefusalAnswer() {}

    static byte[] of(RefusedRequest refusal, String requestId) {
        var problem = refusal.problem();
        var body = problem.toJson(refusal.path(), requestId).toString();
        return ("HTTP/1.1 " + problem.status() + " " + problem.title() + "\r\n"
                        + "Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC))
                        + "\r\n"
                        + "Content-Type: " + Problem.MEDIA_TYPE + "\r\n"
                        + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n"
                        + "Cache-Control: no-store\r\n"
                        + "X-Content-Type-Options: nosniff\r\n"
                        + "X-Request-Id: " + requestId + "\r\n"
                        + HEADERS.getOrDefault(problem.status(), "")
                        + "Connection: close\r\n\r\n"
                        + body)
                .getBytes(StandardCharsets.UTF_8);
    }
}
