package com.mycrm.imports;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.api.problem.ProblemException;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms of browsers with one file, and what is no such form. */
class MultipartFileTest {

    private static final String HEAD = "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.csv\"\r\n";

    private static MultipartFile form(String body, String boundary) throws IOException {
        return new MultipartFile(
                new ByteArrayInputStream(body.getBytes(StandardCharsets.ISO_8859_1)),
                new MediaType("multipart", "form-data", Map.of("boundary", boundary)));
    }

    @Test
    void fileIsReadWithItsType() throws IOException {
        var file = form(HEAD + "Content-TYPE:  text/csv; charset=windows-1252\r\n\r\na\r\n1\r\n--x--\r\n", "x");
        assertEquals(new MediaType("text", "csv", "windows-1252"), file.type());
        assertEquals("a\r\n1", new String(file.readAllBytes(), StandardCharsets.UTF_8));
        assertEquals(-1, file.read());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Content-Type: none\r\n"})
    void fileMayHaveNoType(String header) throws IOException {
        assertNull(form("preamble\r\n" + HEAD + header + "\r\n\r\n--x--", "x").type());
    }

    @Property(tries = 500)
    void anyContentWithoutTheDelimiterIsReadAsItIs(@ForAll("contents") String content) throws IOException {
        var file = form(HEAD + "\r\n" + content + "\r\n--x--", "x");
        assertArrayEquals(content.getBytes(StandardCharsets.ISO_8859_1), file.readAllBytes());
    }

    @Provide
    Arbitrary<String> contents() {
        return Arbitraries.strings()
                .withChars("\r\n-x\u00ff")
                .ofMaxLength(40)
                .filter(text -> !("\r\n" + text).contains("\r\n--x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "phone\n1\n",
                "--x",
                "--x--",
                HEAD,
                HEAD + "\r\na\r\n1",
                HEAD + "\r\na\r\n1\r\n--x",
                HEAD + "\r\na\r\n1\r\n--x\r\nContent-Disposition: form-data; name=\"dry_run\"\r\n\r\ntrue\r\n--x--"
            })
    void anyOtherBodyIsRefused(String body) {
        var refused = assertThrows(ProblemException.class, () -> form(body, "x").readAllBytes());
        assertEquals(415, refused.problem().status());
    }

    @Test
    void headAndPreambleAndBoundaryAreBounded() {
        for (var body : new String[] {
            "x".repeat(9_000) + "\r\n" + HEAD, HEAD + "a".repeat(9_000) + "\r\n", HEAD + "a: b\r\n".repeat(2_000)
        }) {
            assertThrows(ProblemException.class, () -> form(body + "\r\n\r\n--x--", "x"));
        }
        assertThrows(ProblemException.class, () -> form("", "x".repeat(71)));
        assertThrows(ProblemException.class, () -> form("", ""));
    }
}
