package com.mycrm.api.connector;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One request as far as it has come, and the bytes in which the server gets it. A complete request is given with its
 * length. One that came in chunks and is given piece by piece keeps chunks, without extensions or trailers.
 */
final class CollectedRequest {

    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";
    private static final String LAST_CHUNK = "0\r\n\r\n";

    private final RequestFraming framing = new RequestFraming();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(0);

    /** Reads on to the end of the head, to the end of the request, or to the end of these bytes. */
    void read(ByteBuffer bytes) throws RefusedRequest {
        framing.read(bytes, body);
    }

    boolean isUntouched() {
        return framing.isUntouched();
    }

    boolean isComplete() {
        return framing.isComplete();
    }

    /** The head, as soon as it is complete; null before. */
    RequestHead head() {
        return framing.head();
    }

    /** The path that the client asked for, as far as it is known. */
    String path() {
        return head() == null ? "/" : head().path();
    }

    /** The bytes that wait here. */
    int size() {
        return body.size() + framing.size();
    }

    /**
     * Gives away what has come.
     *
     * @param first whether the server has got nothing of this request before
     * @param whole whether the server gets all of it at once
     */
    byte[] take(boolean first, boolean whole) {
        var chunked = head().isChunked() && !whole;
        var piece = new ByteArrayOutputStream(body.size() + 512);
        if (first) {
            piece.writeBytes(head().toBytes(chunked ? CHUNKED : lengthField()));
        }
        if (chunked && body.size() > 0) {
            write(piece, Integer.toHexString(body.size()) + "\r\n");
            write(body, "\r\n");
        }
        piece.writeBytes(body.toByteArray());
        body.reset();
        if (chunked && isComplete()) {
            write(piece, LAST_CHUNK);
        }
        return piece.toByteArray();
    }

    private String lengthField() {
        var length = head().isChunked() ? body.size() : head().length();
        return length == 0 ? "" : "Content-Length: " + length + "\r\n";
    }

    private static void write(ByteArrayOutputStream target, String text) {
        target.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
