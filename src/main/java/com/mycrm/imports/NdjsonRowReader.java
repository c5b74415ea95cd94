package com.mycrm.imports;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/** Reads newline-delimited JSON: each line is an object, also inside an envelope such as {@code {"whatsapp": {…}}}. */
final class NdjsonRowReader implements RowReader {

    private static final int LONGEST = 1024 * 1024;
    private static final JsonProvider JSON = JsonProvider.provider();

    private final BufferedReader text;
    private long number;

    NdjsonRowReader(InputStream content, Charset charset) {
        text = new BufferedReader(new InputStreamReader(content, charset.newDecoder()));
    }

    @Override
    public ImportRow next() throws IOException {
        for (var line = line(); line != null; line = line()) {
            number++;
            if (line.length() > LONGEST) {
                return ImportRow.unreadable(number, "is longer than " + LONGEST + " characters");
            }
            if (!line.toString().isBlank()) {
                return parsed(line.toString());
            }
        }
        return null;
    }

    private ImportRow parsed(String line) {
        try (var reader = JSON.createReader(new StringReader(line))) {
            var object = reader.readObject();
            return ImportRow.of(
                    number, object.size() == 1 && only(object) instanceof JsonObject inner ? inner : object);
        } catch (JsonException | IllegalStateException e) {
            return ImportRow.unreadable(number, "is no JSON object");
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
                if (line.length() <= LONGEST) {
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
