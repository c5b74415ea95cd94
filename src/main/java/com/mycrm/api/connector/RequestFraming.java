package com.mycrm.api.connector;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the end of one request in the bytes of a connection (RFC 9112, sections 6 and 7).
 *
 * <p>It is strict: a line ends with CRLF and nothing else, and what two readers could understand differently is
 * refused. So no second request can be hidden in the body of a first.
 */
final class RequestFraming {

    static final int LARGEST_HEAD = 64 * 1024;
    private static final int LARGEST_TRAILER = 8 * 1024;
    private static final Pattern CHUNK = Pattern.compile("([0-9A-Fa-f]{1,8})(?:[ \t]*;[\t -~]{0,100})?\r\n");

    private enum Part {
        HEAD,
        BODY,
        CHUNK_LINE,
        CHUNK,
        CHUNK_END,
        TRAILER,
        END
    }

    private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    private Part part = Part.HEAD;
    private RequestHead head;
    private int width;
    private boolean cr;
    private long rest;

    /** The head, as soon as it is complete; null before. */
    RequestHead head() {
        return head;
    }

    boolean isComplete() {
        return part == Part.END;
    }

    /** The bytes of a line or a head that wait for its end. */
    int size() {
        return line.size();
    }

    /** Whether no byte has come yet. */
    boolean isUntouched() {
        return part == Part.HEAD && line.size() == 0;
    }

    /**
     * Reads on to the end of the head, to the end of the request, or to the end of these bytes.
     *
     * @param body gets what is content
     */
    void read(ByteBuffer bytes, ByteArrayOutputStream body) throws RefusedRequest {
        var before = head;
        while (bytes.hasRemaining() && part != Part.END && head == before) {
            switch (part) {
                case BODY, CHUNK -> readContent(bytes, body);
                default -> readLine(bytes);
            }
        }
    }

    private void readContent(ByteBuffer bytes, ByteArrayOutputStream body) {
        var piece = new byte[(int) Math.min(rest, bytes.remaining())];
        bytes.get(piece);
        body.writeBytes(piece);
        rest -= piece.length;
        if (rest == 0) {
            part = part == Part.BODY ? Part.END : Part.CHUNK_END;
        }
    }

    /** Reads to the end of the line at most. */
    private void readLine(ByteBuffer bytes) throws RefusedRequest {
        var end = bytes.position();
        while (end < bytes.limit() && bytes.get(end) != '\n') {
            end++;
        }
        var complete = end < bytes.limit();
        var piece = new byte[end - bytes.position() + (complete ? 1 : 0)];
        bytes.get(piece);
        line.writeBytes(piece);
        width += piece.length;
        checkSize();
        if (complete) {
            if (!endsWithCr(piece)) {
                throw refused("A line does not end with CRLF.");
            }
            endLine(width == 2);
            width = 0;
        }
        cr = !complete && piece[piece.length - 1] == '\r';
    }

    private boolean endsWithCr(byte[] piece) {
        return piece.length > 1 ? piece[piece.length - 2] == '\r' : cr;
    }

    private void checkSize() throws RefusedRequest {
        if (part == Part.HEAD && line.size() > LARGEST_HEAD) {
            throw new RefusedRequest(431, "The URL and the headers are larger than " + LARGEST_HEAD + " bytes.");
        }
        if (part != Part.HEAD && line.size() > LARGEST_TRAILER) {
            throw refused("A chunk of the body is malformed.");
        }
    }

    private void endLine(boolean empty) throws RefusedRequest {
        switch (part) {
            case HEAD -> endHeadLine(empty);
            case CHUNK_LINE -> beginChunk(takeLine());
            case CHUNK_END -> {
                takeLine();
                if (!empty) {
                    throw refused("A chunk of the body is malformed.");
                }
                part = Part.CHUNK_LINE;
            }
            default -> endTrailerLine(empty);
        }
    }

    private void endHeadLine(boolean empty) throws RefusedRequest {
        if (!empty) {
            return;
        }
        var text = takeLine();
        if (text.length() > 2) { // an empty line before a request is allowed
            head = RequestHead.parse(text);
            rest = head.length();
            part = rest == 0 ? Part.END : rest == RequestHead.CHUNKED ? Part.CHUNK_LINE : Part.BODY;
        }
    }

    private void endTrailerLine(boolean empty) throws RefusedRequest {
        if (empty) {
            part = Part.END;
            var fields = takeLine().split("\r\n");
            if (!Stream.of(fields).filter(field -> !field.isEmpty()).allMatch(RequestHead::isField)) {
                throw refused("A header is malformed.");
            }
        }
    }

    private void beginChunk(String text) throws RefusedRequest {
        var chunk = CHUNK.matcher(text);
        if (!chunk.matches()) {
            throw refused("A chunk of the body is malformed.");
        }
        rest = Long.parseLong(chunk.group(1), 16);
        part = rest == 0 ? Part.TRAILER : Part.CHUNK;
    }

    private String takeLine() {
        var text = line.toString(StandardCharsets.ISO_8859_1);
        line.reset();
        return text;
    }

    private RefusedRequest refused(String detail) {
        return new RefusedRequest(400, detail, head == null ? "/" : head.path());
    }
}
