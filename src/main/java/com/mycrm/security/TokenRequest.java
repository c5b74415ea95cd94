package com.mycrm.security;

import com.mycrm.api.paging.QueryString;
import com.mycrm.api.patch.JsonReaders;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Violation;
import jakarta.json.JsonException;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The body of a token request: a form, as in RFC 6749, or a JSON object, as clients of the live API send it.
 *
 * <p>The first character distinguishes the two, because some clients send the wrong {@code Content-Type}.
 */
record TokenRequest(Map<String, String> fields) {

    private static final int MAX_BYTES = 16 * 1024;

    /** A name and its secret. The name is stripped, because some databases ignore blanks at the end of a value. */
    record Credentials(String name, String secret) {

        Credentials {
            name = name.strip();
        }
    }

    static TokenRequest read(InputStream body) throws IOException {
        var bytes = body.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw OAuthError.INVALID_REQUEST.toException("The body is larger than " + MAX_BYTES + " bytes.");
        }
        return parse(new String(bytes, StandardCharsets.UTF_8)
                .replaceFirst("^\uFEFF", "")
                .strip());
    }

    static TokenRequest parse(String body) {
        try {
            return new TokenRequest(body.startsWith("{") ? json(body) : form(body));
        } catch (JsonException | ProblemException e) {
            throw OAuthError.INVALID_REQUEST.toException("The body is neither a JSON object nor a form.");
        }
    }

    Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> !value.isEmpty());
    }

    /** The values of both fields; an error names those that are missing. */
    Credentials login(String name, String secret) {
        require(name, secret);
        return new Credentials(fields.get(name), fields.get(secret));
    }

    /** The value of a field; an error says that it is missing. */
    String required(String name) {
        require(name);
        return fields.get(name);
    }

    private void require(String... names) {
        var missing = Stream.of(names).filter(field -> field(field).isEmpty()).toList();
        if (!missing.isEmpty()) {
            throw OAuthError.INVALID_REQUEST.toException(
                    String.join(" and ", missing) + (missing.size() == 1 ? " is missing." : " are missing."),
                    missing.stream()
                            .map(field -> Violation.pointer("/" + field, "is missing"))
                            .toList(),
                    Map.of());
        }
    }

    /** The API key and secret of a Basic header, or those in the body (RFC 6749, section 2.3.1). */
    Optional<Credentials> client(String authorization) {
        if (authorization != null && HeaderCallers.isKey(authorization)) {
            return HeaderCallers.credentials(authorization);
        }
        return field("client_id")
                .map(id -> new Credentials(id, field("client_secret").orElse("")));
    }

    /** @param encoded the credentials of a Basic header (RFC 7617) */
    static Optional<Credentials> basic(String encoded) {
        try {
            var pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            var colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new Credentials(pair.substring(0, colon), pair.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> json(String body) {
        var fields = new HashMap<String, String>();
        JsonReaders.parse(body).asJsonObject().forEach((name, value) -> {
            if (value instanceof JsonString text) {
                fields.put(name, text.getString());
            }
        });
        return fields;
    }

    private static Map<String, String> form(String body) {
        var fields = new HashMap<String, String>();
        QueryString.parse(body).parameters().forEach(field -> fields.put(field.name(), field.value()));
        return fields;
    }
}
