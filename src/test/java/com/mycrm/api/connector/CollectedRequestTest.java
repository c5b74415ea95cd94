package com.mycrm.api.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CollectedRequestTest {

    private static final String HEAD = "POST /a HTTP/1.1\r\nHost: x\r\n";
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\n";

    private final CollectedRequest request = new CollectedRequest();

    @Test
    void aRequestWithoutBodyIsItsHead() throws RefusedRequest {
        read(HEAD + "Content-Length: 0\r\n\r\n");
        assertTrue(request.isComplete());
        assertEquals(HEAD + "\r\n", taken(true, true));
    }

    @Test
    void chunksThatHaveAllComeAreABodyWithItsLength() throws RefusedRequest {
        read(HEAD + CHUNKED + "2;a=b\r\nbo\r\n2\r\ndy\r\n0\r\nX: y\r\n\r\n");
        assertEquals(HEAD + "Content-Length: 4\r\n\r\nbody", taken(true, true));
    }

    @Test
    void chunksThatAreStillComingAreNewChunks() throws RefusedRequest {
        read(HEAD + CHUNKED + "2\r\nbo");
        assertFalse(request.isComplete());
        assertEquals(HEAD + CHUNKED + "2\r\nbo\r\n", taken(true, false));
        read("\r\n2\r\nd");
        assertEquals("1\r\nd\r\n", taken(false, false));
        read("y\r\n0\r\n\r\n");
        assertEquals("1\r\ny\r\n0\r\n\r\n", taken(false, false));
        assertTrue(request.isComplete());
    }

    @Test
    void aLongBodyKeepsItsLength() throws RefusedRequest {
        read(HEAD + "Content-Length: 4\r\n\r\nbo");
        assertEquals(HEAD + "Content-Length: 4\r\n\r\nbo", taken(true, false));
        read("dy");
        assertEquals("dy", taken(false, false));
    }

    @Test
    void whatWaitsIsCounted() throws RefusedRequest {
        read("POST ");
        assertEquals(5, request.size());
        assertEquals("/", request.path());
        read("/a HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbo");
        assertEquals(2, request.size());
        assertEquals("/a", request.path());
    }

    /** The head first, then what follows it. */
    private void read(String text) throws RefusedRequest {
        var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        request.read(bytes);
        request.read(bytes);
    }

    private String taken(boolean first, boolean whole) {
        return new String(request.take(first, whole), StandardCharsets.ISO_8859_1);
    }
}
