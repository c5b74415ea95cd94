package com.mycrm.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Random requests to the operations of the OpenAPI document: the same seed makes the same requests.
 *
 * <p>Most are well-formed, and their parameters and bodies fit the schemas more or less. All are complete, so that each
 * has one answer. None changes the key or the user that the requests are sent for.
 */
final class FuzzRequests {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final List<String> OTHER_METHODS =
            List.of("HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "POST", "LOCK");

    /** The sample key is 1 and its user is 2. An address that ends without an id is that of the list. */
    private static final Set<String> AVOIDED_IDS = Set.of("1", "2", "");

    /** Addresses that hash a secret, which takes longer than the answers of fifty others: they are asked less often. */
    private static final Set<String> HASHING =
            Set.of("/token", "/auth/oauth/v1/token", "/api-keys", "/api-keys/{id}/rotation", "/users/{id}/password");

    /** So many characters of a request are enough to know it again. */
    private static final int SHOWN = 700;

    /** Headers that get any text. */
    private static final List<String> HEADERS = List.of(
            "If-Match",
            "If-None-Match",
            "Idempotency-Key",
            "Prefer",
            "X-MyCRM-Expand-Data",
            "X-Request-Id",
            "X-Forwarded-For",
            "X-Forwarded-Proto",
            "X-Hub-Signature-256",
            "X-Twilio-Signature",
            "X-HTTP-Method-Override",
            "Accept-Language",
            "Accept-Charset",
            "Range",
            "Cookie",
            "Referer",
            "Origin",
            "Content-Encoding");

    private static final List<String> TYPES = List.of(
            "application/json",
            "application/json;charset=UTF-16",
            "application/json;charset=x",
            "application/x-www-form-urlencoded",
            "application/x-ndjson",
            "application/merge-patch+json",
            "application/json-patch+json",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "multipart/form-data;boundary=a",
            "text/csv",
            "text/xml",
            "/",
            "*/*",
            "");

    private static final List<String> ACCEPTED = List.of(
            "application/json",
            "*/*",
            "text/csv",
            "application/xml",
            "application/json;q=2",
            "*/*;q=a",
            ";;",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    /** One request. */
    record Request(String method, String path, byte[] bytes) {

        boolean isHead() {
            return method.equals("HEAD");
        }

        @Override
        public String toString() {
            var text = new String(bytes, StandardCharsets.UTF_8).replaceAll("Bearer [^\r]+", "Bearer …");
            return text.substring(0, Math.min(text.length(), SHOWN));
        }
    }

    private record Operation(String path, String method, JsonNode description) {}

    private final Description document;
    private final List<Operation> operations = new ArrayList<>();
    private final FuzzValues values;
    private final Random random;

    FuzzRequests(Description document, long seed) {
        this.document = document;
        random = new Random(seed);
        values = new FuzzValues(document, random);
        for (var path : document.paths()) {
            for (var method : METHODS.stream().sorted().toList()) {
                var operation = document.operation(path, method);
                if (!operation.isMissingNode()) {
                    operations.add(new Operation(path, method, operation));
                }
            }
        }
    }

    Request next(String token) {
        var operation = operation();
        var method = values.chance(4)
                ? values.oneOf(OTHER_METHODS)
                : operation.method().toUpperCase(Locale.ROOT);
        var body = operation.description().has("requestBody") || values.chance(2) ? body(operation) : null;
        var head = new StringJoiner("\r\n", "", "\r\n\r\n");
        head.add(method + " " + target(operation) + " HTTP/1.1").add("Host: localhost");
        headers(operation, head, token);
        if (body == null) {
            return new Request(method, operation.path(), ascii(head.toString()));
        }
        head.add("Content-Type: " + type(operation));
        var isChunked = values.chance(20);
        head.add(isChunked ? "Transfer-Encoding: chunked" : "Content-Length: " + body.length);
        return new Request(method, operation.path(), bytes(ascii(head.toString()), isChunked ? chunked(body) : body));
    }

    private Operation operation() {
        var operation = values.oneOf(operations);
        return HASHING.contains(operation.path()) && values.chance(90) ? operation() : operation;
    }

    private String target(Operation operation) {
        var path = operation.path();
        var id = values.chance(80) ? Integer.toString(3 + random.nextInt(40)) : values.text();
        path = path.replaceAll(
                "\\{[^}]*}",
                escaped(AVOIDED_IDS.contains(id.strip()) ? "3" : id).replace("\\", "%5C"));
        var ending = document.endingQuery(path, operation.method());
        var query = new StringJoiner("&", ending.isEmpty() ? "?" : ending + "&", "").setEmptyValue(ending);
        for (var parameter : operation.description().path("parameters")) {
            var resolved = document.resolved(parameter);
            // one that waits does so for longer than the answers of many others take
            var waits = resolved.path("name").asText().equals("wait");
            if (resolved.path("in").asText().equals("query") && !waits && values.chance(20)) {
                query.add(resolved.path("name").asText() + "=" + escaped(values.parameter(resolved.path("schema"))));
            }
        }
        if (values.chance(5)) {
            query.add(escaped(values.text()) + "=" + escaped(values.text()));
        }
        return path + query;
    }

    /** Percent-encoded, now and then in part only. The target stays shorter than the limit of the server. */
    private String escaped(String text) {
        var whole = Api.encoded(text.substring(0, Math.min(text.length(), 9_000)));
        return values.chance(95) ? whole : whole.replace("%25", "%").replace("%2F", "/");
    }

    private void headers(Operation operation, StringJoiner head, String token) {
        var login = operation.path().endsWith("token") ? Api.DEMO_KEY : "Bearer " + token;
        if (values.chance(97)) {
            head.add("Authorization: " + (values.chance(98) ? login : headerText()));
        }
        if (values.chance(30)) {
            head.add("Accept: " + values.oneOf(ACCEPTED));
        }
        while (values.chance(25)) {
            head.add(values.oneOf(HEADERS) + ": " + headerText());
        }
    }

    /** A text without line ends, which would begin another header. */
    private String headerText() {
        var text = values.text().replaceAll("[\\x00-\\x1f\\x7f-\\x{10ffff}]", "?");
        return text.substring(0, Math.min(text.length(), 9_000));
    }

    private String type(Operation operation) {
        var types = new ArrayList<String>();
        content(operation).fieldNames().forEachRemaining(types::add);
        return types.isEmpty() || values.chance(6) ? values.oneOf(TYPES) : values.oneOf(types);
    }

    private JsonNode content(Operation operation) {
        return document.resolved(operation.description().path("requestBody")).path("content");
    }

    private byte[] body(Operation operation) {
        var contents = content(operation).elements();
        var value = contents.hasNext()
                ? values.value(contents.next().path("schema"), 0)
                : values.value(content(operation), 0);
        try {
            var text = new ObjectMapper().writeValueAsBytes(value);
            return values.chance(6) ? damaged(text) : text;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The body without its end, with other bytes in it, or deep. */
    private byte[] damaged(byte[] body) {
        switch (random.nextInt(4)) {
            case 0:
                return Arrays.copyOf(body, random.nextInt(body.length + 1));
            case 1:
                return ascii("[".repeat(random.nextInt(20_000)));
            case 2:
                return ascii("{\"a\":" + "1".repeat(random.nextInt(20_000)) + "}");
            default:
                for (var n = random.nextInt(5); n >= 0 && body.length > 0; n--) {
                    body[random.nextInt(body.length)] = (byte) random.nextInt(256);
                }
                return body;
        }
    }

    private byte[] chunked(byte[] body) {
        return body.length == 0
                ? ascii("0\r\n\r\n")
                : bytes(ascii(Integer.toHexString(body.length) + "\r\n"), body, ascii("\r\n0\r\n\r\n"));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
