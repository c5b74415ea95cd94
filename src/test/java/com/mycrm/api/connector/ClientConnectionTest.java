package com.mycrm.api.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** When a connection is taken to be sending a request. */
class ClientConnectionTest {

    private final ClientConnection client = new ClientConnection(null);

    @Test
    void emptyLineBeginsNoRequest() throws RefusedRequest {
        assertFalse(read("\r\n"));
        assertEquals(Long.MAX_VALUE, client.collectingSince());
        assertFalse(read("\r\n\r\nGET / HTTP/1.1\r\n"));
        assertNotEquals(Long.MAX_VALUE, client.collectingSince());
        assertTrue(read("Host: x\r\n\r\n"));
    }

    private boolean read(String text) throws RefusedRequest {
        return client.read(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
