package com.mycrm.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Violation;
import com.mycrm.security.TokenRequest.Credentials;
import jakarta.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRequestTest {

    private static final TokenRequest EMPTY = TokenRequest.parse("");

    @Property(tries = 300)
    void formGivesBackItsFields(
            @ForAll @Size(max = 5)
                    Map<@NotEmpty @CharRange(from = 'a', to = 'z') String, @StringLength(max = 20) String> fields) {
        var form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        assertEquals(encodable(fields), TokenRequest.parse(form).fields());
    }

    @Property(tries = 300)
    void jsonObjectGivesBackItsFields(@ForAll @Size(max = 5) Map<String, @StringLength(max = 20) String> fields) {
        var object = Json.createObjectBuilder();
        fields.forEach(object::add);
        assertEquals(fields, TokenRequest.parse(object.build().toString()).fields());
    }

    @Property(tries = 300)
    void anyBodyIsReadOrRefusedAsInvalidRequest(@ForAll @StringLength(max = 40) String body) {
        try {
            TokenRequest.parse(body);
        } catch (ProblemException e) {
            assertEquals("invalid_request", e.problem().extra().get("error"));
        }
    }

    @Property(tries = 300)
    void anyBasicHeaderIsReadOrIsNone(@ForAll @StringLength(max = 40) String encoded) {
        EMPTY.client("Basic " + encoded);
    }

    @Property(tries = 300)
    void basicHeaderGivesNameAndSecret(
            @ForAll @CharRange(from = '!', to = '9') String name, @ForAll @StringLength(max = 20) String secret) {
        var withoutColon = name.replace(":", "");
        assertEquals(
                Optional.of(new Credentials(withoutColon, utf8(secret))),
                EMPTY.client(basic(withoutColon + ":" + secret)));
    }

    @Test
    void jsonValuesThatAreNoTextAreIgnored() {
        assertEquals(
                Map.of("grant_type", "password"),
                TokenRequest.parse("{\"grant_type\": \"password\", \"scope\": null, \"x\": 1, \"y\": [\"a\"]}")
                        .fields());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"a\":", "a=%", "a=%zz"})
    void malformedBodyIsRefused(String body) {
        var refusal = assertThrows(ProblemException.class, () -> TokenRequest.parse(body));
        assertEquals("The body is neither a JSON object nor a form.", refusal.getMessage());
        assertEquals("invalid_request", refusal.problem().extra().get("error"));
    }

    @Test
    void bodyMayHaveSixteenKibibytes() throws IOException {
        var body = "a=" + "x".repeat(16 * 1024 - 2);
        assertEquals(16 * 1024 - 2, read(body).field("a").orElseThrow().length());
        var refusal = assertThrows(ProblemException.class, () -> read(body + "x"));
        assertEquals("The body is larger than 16384 bytes.", refusal.getMessage());
    }

    @Test
    void blanksAroundAnObjectAreIgnored() throws IOException {
        assertEquals(Map.of("a", "b"), read(" \n{\"a\": \"b\"}\n").fields());
    }

    @Test
    void emptyFieldCountsAsMissing() {
        assertEquals(Optional.empty(), TokenRequest.parse("a=").field("a"));
        assertEquals(Optional.empty(), EMPTY.field("a"));
    }

    @Test
    void loginNamesEveryMissingField() {
        var refusal = assertThrows(
                ProblemException.class, () -> TokenRequest.parse("username=").login("username", "password"));
        assertEquals(
                List.of(Violation.pointer("/username", "is missing"), Violation.pointer("/password", "is missing")),
                refusal.problem().errors());
    }

    @Test
    void nameIsStrippedAndTheSecretIsNot() {
        assertEquals(
                new Credentials("a@b", " secret "),
                TokenRequest.parse("username=+a%40b+&password=+secret+").login("username", "password"));
        assertEquals("a@b", new Credentials(" a@b ", "").name());
    }

    @Test
    void basicHeaderWinsOverTheBody() {
        var request = TokenRequest.parse("client_id=body&client_secret=of+body");
        assertEquals(Optional.of(new Credentials("header", "a:b")), request.client(basic("header:a:b")));
        assertEquals(Optional.of(new Credentials("body", "of body")), request.client(null));
        assertEquals(Optional.of(new Credentials("body", "of body")), request.client("Bearer any"));
    }

    @Test
    void schemeIsCaseInsensitive() {
        assertEquals(
                Optional.of(new Credentials("a", "b")),
                EMPTY.client(basic("a:b").replace("Basic", "bAsIc")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic !!!", "Basic YQ==", "Basic "})
    void unreadableBasicHeaderGivesNoClient(String header) {
        assertEquals(Optional.empty(), TokenRequest.parse("client_id=body").client(header));
    }

    @Test
    void clientWithoutASecretHasAnEmptyOne() {
        assertEquals(
                Optional.of(new Credentials("a", "")),
                TokenRequest.parse("client_id=a").client(null));
        assertEquals(Optional.empty(), TokenRequest.parse("client_secret=a").client(null));
    }

    private static TokenRequest read(String body) throws IOException {
        return TokenRequest.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** Text that UTF-8 has no bytes for comes back with its replacement. */
    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static Map<String, String> encodable(Map<String, String> fields) {
        return fields.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, field -> utf8(field.getValue())));
    }
}
