package com.mycrm.api;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.api.problem.ProblemException;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodiesTest {

    @ParameterizedTest
    @CsvSource({"utf-16, UTF-16", "Windows-1256, windows-1256", "' latin1 ', ISO-8859-1"})
    void charsetIsThatOfTheContentType(String named, String charset) {
        assertEquals(charset, RequestBodies.charset(type(named)).name());
    }

    @Test
    void bodyWithoutACharsetIsUtf8() {
        assertEquals(StandardCharsets.UTF_8, RequestBodies.charset(null));
        assertEquals(StandardCharsets.UTF_8, RequestBodies.charset(MediaType.APPLICATION_JSON_TYPE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such", "?", ""})
    void unknownCharsetIs415(String named) {
        var refused = assertThrows(ProblemException.class, () -> RequestBodies.charset(type(named)));
        assertEquals(415, refused.problem().status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "identity, gzip", "br", "x"})
    void encodedBodyIs415(String encoding) {
        var refused = assertThrows(ProblemException.class, () -> RequestBodies.checkEncoding(encoding, "identity"));
        assertEquals(415, refused.problem().status());
        assertEquals(Map.of("Accept-Encoding", "identity"), refused.headers());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " Identity "})
    void bodyWithoutAnEncodingIsRead(String encoding) {
        assertDoesNotThrow(() -> RequestBodies.checkEncoding(encoding, "identity"));
    }

    private static MediaType type(String charset) {
        return new MediaType("application", "json", Map.of("charset", charset));
    }
}
