package com.mycrm.imports;

import com.mycrm.api.problem.ProblemException;
import jakarta.ws.rs.core.MediaType;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The file in a form of a browser ({@code multipart/form-data}, RFC 7578), read as it comes. The form has no other
 * part: a field such as {@code dry_run} that is not read would be worse than an error.
 */
final class MultipartFile extends InputStream {

    private static final int LONGEST_HEAD = 8 * 1024;
    private static final int LONGEST_BOUNDARY = 70;
    private static final String TYPE = "content-type:";

    private final InputStream body;
    private final byte[] delimiter;
    private MediaType type;
    private int heldFrom;
    private int heldTo;
    private int returned = -1;
    private boolean isBegun;
    private boolean isEnd;

    /** @throws ProblemException 415 for a body that is no such form, also while it is read */
    MultipartFile(InputStream body, MediaType form) throws IOException {
        var boundary = String.valueOf(form.getParameters().get("boundary"));
        if (boundary.isEmpty() || boundary.length() > LONGEST_BOUNDARY) {
            throw malformed();
        }
        // The first delimiter may lack the line end that belongs to each (RFC 2046, 5.1.1).
        this.body = new SequenceInputStream(
                new ByteArrayInputStream(new byte[] {'\r', '\n'}), new BufferedInputStream(body));
        delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.US_ASCII);
        for (var skipped = 0; read() >= 0; skipped++) {
            if (skipped > LONGEST_HEAD) {
                throw malformed();
            }
        }
        readHead();
        isBegun = true;
        isEnd = false;
    }

    static boolean isForm(MediaType type) {
        return type != null && "multipart/form-data".equalsIgnoreCase(type.getType() + "/" + type.getSubtype());
    }

    /** The media type of the file; null if the form names none. */
    MediaType type() {
        return type;
    }

    private void readHead() throws IOException {
        var length = 0;
        readLine(); // the rest of the line of the delimiter
        for (var line = readLine(); !line.isEmpty(); line = readLine()) {
            length += line.length() + 2;
            if (length > LONGEST_HEAD) {
                throw malformed();
            }
            if (line.toLowerCase(Locale.ROOT).startsWith(TYPE)) {
                type = parse(line.substring(TYPE.length()).strip());
            }
        }
    }

    private String readLine() throws IOException {
        var line = new StringBuilder();
        for (var c = body.read(); c != '\n'; c = body.read()) {
            if (c < 0 || line.length() > LONGEST_HEAD) {
                throw malformed();
            }
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }

    private static MediaType parse(String type) {
        try {
            return MediaType.valueOf(type);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Override
    public int read() throws IOException {
        if (heldFrom < heldTo) {
            return delimiter[heldFrom++];
        }
        if (isEnd) {
            return -1;
        }
        var matched = 0;
        var c = nextByte();
        while (c == delimiter[matched]) {
            matched++;
            if (matched == delimiter.length) {
                end();
                return -1;
            }
            c = nextByte();
        }
        if (c < 0) {
            throw malformed();
        }
        if (matched == 0) {
            return c;
        }
        returned = c;
        heldFrom = 1;
        heldTo = matched;
        return delimiter[0];
    }

    private int nextByte() throws IOException {
        var c = returned < 0 ? body.read() : returned;
        returned = -1;
        return c;
    }

    private void end() throws IOException {
        isEnd = true;
        if (isBegun && (body.read() != '-' || body.read() != '-')) {
            throw malformed();
        }
    }

    private static ProblemException malformed() {
        return ImportFormat.notTaken("A form must have one part, the file, and be whole; options stand in the address,"
                + " as in ?dry_run=true.");
    }
}
