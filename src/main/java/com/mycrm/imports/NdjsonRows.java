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

/** Rows of JSON, an object on each line. */
final class NdjsonRows implements Rows {

    private static final int LONGEST = 1024 * 1024;
    private static final JsonProvider JSON = JsonProvider.provider();

    private final BufferedReader text;
    private long number;

    NdjsonRows(InputStream content, Charset charset) {
        text = new BufferedReader(new InputStreamReader(content, charset.newDecoder()));
    }

    @Override
    public FileRow next() throws IOException {
        for (var line = line(); line != null; line = line()) {
            number++;
            if (line.length() > LONGEST) {
                return FileRow.broken(number, "is longer than " + LONGEST + " characters");
            }
            if (!line.toString().isBlank()) {
                return parsed(line.toString());
            }
        }
        return null;
    }

    private FileRow parsed(String line) {
        try (var reader = JSON.createReader(new StringReader(line))) {
            var object = reader.readObject();
            return FileRow.of(number, object.size() == 1 && only(object) instanceof JsonObject inner ? inner : object);
        } catch (JsonException | IllegalStateException e) {
            return FileRow.broken(number, "is no JSON object");
        }
    }

    private static Object only(JsonObject object) {
        return object.values().iterator().next();
    }

    /** The next line, of which no more is kept than a row may be long; null after the last. */
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
