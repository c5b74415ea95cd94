package com.mycrm.api.problem;

import static com.mycrm.api.text.JsonFactory.JSON;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * The problem document of every failure (RFC 9457), with the members {@code errors} for bad input, {@code request_id},
 * which is also in the log, and those of the live API: {@code error}, one word for the kind, and {@code messages}.
 *
 * @param type {@code about:blank}: the status names the kind of problem
 * @param extra further members, which replace others of their names, such as {@code error} of RFC 6749
 */
public record Problem(
        String type, String title, int status, String detail, List<Violation> errors, Map<String, String> extra) {

    /** RFC 9457, section 3. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(int status, String detail) {
        return of(status, detail, List.of(), Map.of());
    }

    public static Problem of(int status, String detail, List<Violation> errors, Map<String, String> extra) {
        return new Problem("about:blank", StatusNames.reason(status), status, detail, errors, extra);
    }

    /** The same problem with these further members. */
    Problem with(Map<String, String> members) {
        return new Problem(type, title, status, detail, errors, members);
    }

    /** The document for one request. */
    public JsonObject toJson(String instance, String requestId) {
        var json = JSON.createObjectBuilder()
                .add("type", type)
                .add("title", title)
                .add("status", status)
                .add("detail", detail)
                .add("instance", instance)
                .add("request_id", requestId)
                .add("error", StatusNames.error(status))
                .add("messages", Messages.of(this));
        extra.forEach(json::add);
        if (!errors.isEmpty()) {
            var list = JSON.createArrayBuilder();
            for (var fault : errors) {
                var entry = JSON.createObjectBuilder();
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
