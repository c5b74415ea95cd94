package com.mycrm.api.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestFramingTest {

    private static final String POST = "POST /a HTTP/1.1\r\nHost: x\r\n";
    private static final String CHUNKED = POST + "Transfer-Encoding: chunked\r\n\r\n";

    private final RequestFraming framing = new RequestFraming();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    @Test
    void aRequestWithoutBodyEndsWithItsHead() throws RefusedRequest {
        assertEquals("next", rest("GET /a?b HTTP/1.1\r\nHost: x\r\n\r\nnext"));
        assertEquals("/a", framing.head().path());
        assertTrue(framing.isComplete());
    }

    @Test
    void aBodyEndsWhereItsLengthSays() throws RefusedRequest {
        assertEquals("next", rest(POST + "Content-Length: 4\r\n\r\nbodynext"));
        assertEquals("body", body.toString(StandardCharsets.US_ASCII));
    }

    @Test
    void chunksAreOneBodyAndTrailersAreDropped() throws RefusedRequest {
        assertEquals("next", rest(CHUNKED + "2;a=\"b\"\r\nbo\r\n02\r\ndy\r\n0\r\nX: y\r\n\r\nnext"));
        assertEquals("body", body.toString(StandardCharsets.US_ASCII));
    }

    @Test
    void emptyLinesBeforeARequestAreAllowed() throws RefusedRequest {
        assertEquals("", rest("\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n"));
        assertEquals("/", framing.head().path());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2\nbo\r\n0\r\n\r\n",
                "2\r\nbo\n0\r\n\r\n",
                "2\r\nboo\r\n0\r\n\r\n",
                "-2\r\nbo\r\n0\r\n\r\n",
                "0x2\r\nbo\r\n0\r\n\r\n",
                " 2\r\nbo\r\n0\r\n\r\n",
                "\r\n",
                "123456789\r\n",
                "0\r\nX y\r\n\r\n",
                "0\r\nX : y\r\n\r\n",
                "0\r\n\n",
                "2;\u0000\r\nbo\r\n0\r\n\r\n"
            })
    void malformedChunksAreRefused(String chunks) {
        assertEquals(400, refused(CHUNKED + chunks));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\nHost: x\n\n", "GET / HTTP/1.1\r\nHost: x\n\r\n", "GET / HTTP/1.1\r\n\n"})
    void aLineThatEndsWithLineFeedAloneIsRefused(String request) {
        assertEquals(400, refused(request));
    }

    @Test
    void aHeadHasALargestSize() {
        assertEquals(431, refused("GET /" + "a".repeat(RequestFraming.LARGEST_HEAD)));
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "7", "1000"})
    void theBytesMayComeInAnyPieces(int size) throws RefusedRequest {
        var bytes = (CHUNKED + "4\r\nbody\r\n0\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        for (var start = 0; start < bytes.length; start += size) {
            assertFalse(framing.isComplete());
            readAll(ByteBuffer.wrap(bytes, start, Math.min(size, bytes.length - start)));
        }
        assertTrue(framing.isComplete());
        assertEquals("body", body.toString(StandardCharsets.US_ASCII));
    }

    @Property
    void anyBodyInChunksIsReadBack(
            @ForAll @Size(max = 200) byte[] content,
            @ForAll @IntRange(min = 1, max = 50) int chunk,
            @ForAll byte[] next)
            throws RefusedRequest {
        var request = new ByteArrayOutputStream();
        request.writeBytes(CHUNKED.getBytes(StandardCharsets.US_ASCII));
        for (var start = 0; start < content.length; start += chunk) {
            var length = Math.min(chunk, content.length - start);
            request.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            request.write(content, start, length);
            request.writeBytes(new byte[] {'\r', '\n'});
        }
        request.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(next);
        var bytes = ByteBuffer.wrap(request.toByteArray());
        var own = new RequestFraming();
        var read = new ByteArrayOutputStream();
        own.read(bytes, read);
        own.read(bytes, read);
        assertTrue(own.isComplete());
        assertEquals(ByteBuffer.wrap(content), ByteBuffer.wrap(read.toByteArray()));
        assertEquals(ByteBuffer.wrap(next), bytes);
    }

    @Property
    void anyBytesAreARequestOrRefused(@ForAll byte[] bytes) {
        var all = ByteBuffer.wrap(bytes);
        var own = new RequestFraming();
        try {
            own.read(all, new ByteArrayOutputStream());
            assertTrue(own.head() != null || !all.hasRemaining());
        } catch (RefusedRequest e) {
            assertTrue(e.problem().status() >= 400 && e.problem().status() < 506);
        }
    }

    private String rest(String text) throws RefusedRequest {
        var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        readAll(bytes);
        assertTrue(framing.isComplete());
        return StandardCharsets.ISO_8859_1.decode(bytes).toString();
    }

    private int refused(String text) {
        var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        return assertThrows(RefusedRequest.class, () -> readAll(bytes))
                .problem()
                .status();
    }

    /** The head first, then what follows it. */
    private void readAll(ByteBuffer bytes) throws RefusedRequest {
        framing.read(bytes, body);
        framing.read(bytes, body);
    }
}
