package com.mycrm.api.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Utf8InputStreamTest {

    @ParameterizedTest
    @CsvSource({
        "UTF-8, مرحبا 😀",
        "UTF-16, مرحبا 😀",
        "UTF-16LE, مرحبا 😀",
        "UTF-32, مرحبا 😀",
        "windows-1256, مرحبا",
        "ISO-8859-1, é"
    })
    void textOfAnyCharacterSetIsReadAsUtf8(String charset, String text) throws IOException {
        var stream = stream(text.getBytes(Charset.forName(charset)), charset);
        assertEquals(text, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    }

    @Test
    void charactersOfTwoHalvesAreWholeAtEveryBoundary() throws IOException {
        var text = "x" + "😀".repeat(20_000);
        assertArrayEquals(
                text.getBytes(StandardCharsets.UTF_8),
                stream(text.getBytes(StandardCharsets.UTF_16), "UTF-16").readAllBytes());
    }

    @Test
    void bytesAreReadOneByOne() throws IOException {
        var stream = stream("é".getBytes(StandardCharsets.ISO_8859_1), "ISO-8859-1");
        assertEquals(0xC3, stream.read());
        assertEquals(0xA9, stream.read());
        assertEquals(-1, stream.read());
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, 233", "UTF-16, 216", "US-ASCII, 233"})
    void bytesOfNoCharacterAreRefused(String charset, int value) {
        var bytes = new byte[] {(byte) value, 0, 0};
        assertThrows(
                CharacterCodingException.class, () -> stream(bytes, charset).readAllBytes());
    }

    private static Utf8InputStream stream(byte[] bytes, String charset) {
        return new Utf8InputStream(new ByteArrayInputStream(bytes), Charset.forName(charset));
    }
}
