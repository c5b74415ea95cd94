package com.mycrm.imports;

import com.mycrm.api.patch.JsonLimitException;
import com.mycrm.api.patch.JsonReaders;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/**
 * Reads newline-delimited JSON, with or without a byte order mark: each line is an object, also inside an envelope such
 * as {@code {"whatsapp": {…}}}.
 */
final class NdjsonRowReader implements RowReader {

    private static final String NO_OBJECT = "is no JSON object";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final BufferedReader text;
    private long number;

    NdjsonRowReader(InputStream content, Charset charset) {
        text = new BufferedReader(new InputStreamReader(content, charset.newDecoder()));
    }

    @Override
    public ImportRow next() throws IOException {
        for (var line = line(); line != null; line = line()) {
            number++;
            if (line.length() > ImportRow.LONGEST) {
                return ImportRow.unreadable(number, "is longer than " + ImportRow.LONGEST + " characters");
            }
            if (!line.toString().isBlank()) {
                return parsed(line.toString());
            }
        }
        return null;
    }

    private ImportRow parsed(String line) {
        try {
            return JsonReaders.parse(line) instanceof JsonObject object
                    ? ImportRow.of(
                            number,
                            line.length(),
                            object.size() == 1 && only(object) instanceof JsonObject inner ? inner : object)
                    : ImportRow.unreadable(number, NO_OBJECT);
        } catch (JsonLimitException e) {
            return ImportRow.unreadable(number, e.getMessage());
        } catch (JsonException e) {
            return ImportRow.unreadable(number, NO_OBJECT);
        }
    }

    private static Object only(JsonObject object) {
        return object.values().iterator().next();
    }

    /** The next line, cut after the longest allowed row so that memory is bounded; null after the last. */
    private CharSequence line() throws IOException {
        var line = new StringBuilder();
        try {
            for (var c = text.read(); ; c = text.read()) {
                if (c < 0 && line.isEmpty()) {
                    return null;
                }
                if (c < 0 || c == '\n') {
                    return line;
                }
                if (line.length() <= ImportRow.LONGEST && !(number == 0 && line.isEmpty() && c == BYTE_ORDER_MARK)) {
                    line.append((char) c);
                }
            }
        } catch (CharacterCodingException e) {
            throw new UnreadableFile("After row " + number + " there are bytes that are not of the character set", e);
        }
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
