package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.xml.XmlComparison;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An answer of the service. Header names are in lower case. */
record Answer(int status, Map<String, List<String>> headers, String body) {

    JsonObject json() {
        return json(body);
    }

    /** Checks that a document of JSON has the same content in its XML form. */
    void compareWithXml() {
        var type = header("content-type");
        if (body.startsWith("{")
                && type.matches("application/(?:problem\\+)?json.*")
                && !body.startsWith("{\"openapi\"")) {
            XmlComparison.compare(body, type.contains("problem"));
        }
    }

    static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    List<String> all(String header) {
        return headers.getOrDefault(header, List.of());
    }

    String header(String name) {
        return String.join(", ", all(name));
    }

    /** The target of a link of a list; null for none. */
    String link(String relation) {
        var found = Pattern.compile("<([^>]*)>; rel=\"" + relation + "\"").matcher(header("link"));
        return found.find() ? found.group(1) : null;
    }

    Answer expect(int expected) {
        assertEquals(expected, status, body);
        return this;
    }

    /** Compares the status and the whole problem document of no bad input. */
    void isProblem(int expected, String title, String detail, String instance, String more) {
        isProblem(expected, title, detail, instance, "[\"" + detail + "\"]", more);
    }

    /** Compares the status and the whole problem document. Its request id must be that of the header. */
    void isProblem(int expected, String title, String detail, String instance, String messages, String more) {
        var error = more.contains("\"error\":") ? "" : ", \"error\": \"" + error(expected, title) + "\"";
        assertEquals("application/problem+json", header("content-type"));
        var id = header("x-request-id");
        assertEquals(json("""
                        {"type": "about:blank", "title": "%s", "status": %d, "detail": "%s", "instance": "%s",
                         "request_id": "%s", "messages": %s%s%s}""".formatted(title, expected, detail, instance, id, messages, error, more)), json());
        assertEquals(expected, status);
    }

    private static String error(int status, String title) {
        return switch (status) {
            case 400, 422 -> "InvalidRequest";
            case 404 -> "ResourceNotFound";
            default -> title.replace(" ", "");
        };
    }

    void isProblem(int expected, String title, String detail, String instance) {
        isProblem(expected, title, detail, instance, "");
    }

    /** 403 that names this right as missing. */
    void isForbidden(String right, String instance) {
        isProblem(
                403, "Forbidden", "This needs the right %s, which the token does not give.".formatted(right), instance);
    }

    /** 422 with these faults and no others, in this order; each is a JSON pointer and its detail. */
    void isUnprocessable(String instance, String... faults) {
        isProblem(
                422,
                "Unprocessable Content",
                "The body cannot be kept; see errors.",
                instance,
                messages("/", faults),
                ", \"errors\": [" + errors("pointer", faults) + "]");
    }

    /** 400 with these faults and no others, in this order; each is a parameter and its detail. */
    void isBadRequest(String instance, String... faults) {
        isProblem(
                400,
                "Bad Request",
                "The request cannot be understood; see errors.",
                instance,
                messages("[\\[\\]]+", faults),
                ", \"errors\": [" + errors("parameter", faults) + "]");
    }

    /** Each detail as a sentence, under the names that the separator splits its place into. */
    private static String messages(String separator, String... faults) {
        JsonObject messages = JsonValue.EMPTY_JSON_OBJECT;
        for (var i = 0; i < faults.length; i += 2) {
            var names = Stream.of(faults[i].split(separator))
                    .filter(name -> !name.isEmpty())
                    .toList();
            var place = names.isEmpty() ? "/body" : "/" + String.join("/", names);
            var subject = faults[i].replaceFirst("^/", "");
            var text = (subject.isEmpty() ? "" : subject + " ") + faults[i + 1];
            JsonObject fault = Json.createObjectBuilder()
                    .add(hasMessage(messages, place) ? "invalid_2" : "invalid", text.endsWith(".") ? text : text + ".")
                    .build();
            var at = place.split("/");
            for (var n = at.length - 1; n > 0; n--) {
                fault = Json.createObjectBuilder().add(at[n], fault).build();
            }
            messages = Json.createMergePatch(fault).apply(messages).asJsonObject();
        }
        return messages.toString();
    }

    private static boolean hasMessage(JsonObject messages, String place) {
        JsonValue at = messages;
        for (var name : place.substring(1).split("/")) {
            at = at instanceof JsonObject object ? object.get(name) : null;
        }
        return at instanceof JsonObject object && object.containsKey("invalid");
    }

    private static String errors(String place, String... faults) {
        var errors = new StringJoiner(",");
        for (var i = 0; i < faults.length; i += 2) {
            errors.add(Json.createObjectBuilder()
                    .add(place, faults[i])
                    .add("detail", faults[i + 1])
                    .build()
                    .toString());
        }
        return errors.toString();
    }

    /** The id at the end of the header {@code Location}. */
    long location() {
        return Long.parseLong(header("location").replaceFirst(".*/", ""));
    }
}
