package com.mycrm.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.api.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class GzipBodyTest {

    private static byte[] gzip(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    private static InputStream body(byte[] bytes) {
        return new GzipBody(new ByteArrayInputStream(bytes));
    }

    @Test
    void bodyIsExpanded() throws IOException {
        var content = "a,b\n1,2\n".repeat(10_000).getBytes(StandardCharsets.UTF_8);
        assertArrayEquals(content, body(gzip(content)).readAllBytes());
        assertEquals('a', body(gzip(content)).read());
    }

    @Test
    void bodyThatIsNoGzipOrNotWholeIs400() throws IOException {
        var whole = gzip("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
        for (var bytes : List.of(
                new byte[0], "phone".getBytes(StandardCharsets.UTF_8), Arrays.copyOf(whole, whole.length - 9))) {
            var refused = assertThrows(ProblemException.class, () -> body(bytes).readAllBytes());
            assertEquals(400, refused.problem().status());
        }
    }

    @Test
    void emptyMembersAreSkippedUpToABound() throws IOException {
        var empty = gzip(new byte[0]);
        var some = new ByteArrayOutputStream();
        for (var i = 0; i < 50; i++) {
            some.writeBytes(empty);
        }
        some.writeBytes(gzip(new byte[] {1}));
        assertArrayEquals(new byte[] {1}, body(some.toByteArray()).readAllBytes());
        var many = new byte[empty.length * 50_000];
        for (var i = 0; i < many.length; i++) {
            many[i] = empty[i % empty.length];
        }
        var refused = assertThrows(ProblemException.class, () -> body(many).readAllBytes());
        assertEquals(400, refused.problem().status());
    }

    @Test
    void bodyThatExpandsTooFarIs413() throws IOException {
        var bomb = gzip(new byte[64 * 1024 * 1024]);
        var refused =
                assertThrows(ProblemException.class, () -> body(bomb).transferTo(OutputStream.nullOutputStream()));
        assertEquals(413, refused.problem().status());
        assertEquals(
                16 * 1024 * 1024, body(gzip(new byte[16 * 1024 * 1024])).transferTo(OutputStream.nullOutputStream()));
    }
}
