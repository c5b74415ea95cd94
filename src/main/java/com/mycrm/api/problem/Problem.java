package com.mycrm.api.problem;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * The one shape of every failure, RFC 9457's, with this service's members: {@code errors} for bad input and
 * {@code request_id}, under which the log knows the request.
 *
 * @param type {@code about:blank}: the status says what kind of problem it is
 * @param extra members of a more particular shape, such as RFC 6749's {@code error}
 */
public record Problem(
        String type, String title, int status, String detail, List<Violation> errors, Map<String, String> extra) {

    /** RFC 9457, section 3. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(int status, String title, String detail) {
        return new Problem("about:blank", title, status, detail, List.of(), Map.of());
    }

    /** The document, with what only the request knows. */
    public JsonObject toJson(String instance, String requestId) {
        var json = Json.createObjectBuilder()
                .add("type", type)
                .add("title", title)
                .add("status", status)
                .add("detail", detail)
                .add("instance", instance)
                .add("request_id", requestId);
        extra.forEach(json::add);
        if (!errors.isEmpty()) {
            var list = Json.createArrayBuilder();
            for (var fault : errors) {
                var entry = Json.createObjectBuilder();
                if (fault.parameter() != null) {
                    entry.add("parameter", fault.parameter());
                }
                if (fault.pointer() != null) {
                    entry.add("pointer", fault.pointer());
                }
                list.add(entry.add("detail", fault.detail()));
            }
            json.add("errors", list);
        }
        return json.build();
    }
}
