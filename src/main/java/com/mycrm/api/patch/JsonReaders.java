package com.mycrm.api.patch;

import static com.mycrm.api.text.JsonFactory.JSON;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;

/** Reads JSON texts, those of clients within limits. */
public final class JsonReaders {

    /** Values of a text of a client at most: 20,000 objects take about three megabytes. */
    private static final int MOST_VALUES = 20_000;

    private JsonReaders() {}

    /**
     * The value that a text of a client is.
     *
     * @throws JsonLimitException for a text beyond {@link JsonLimits}
     * @throws JsonException for any other text, also for numbers beyond the limits of the reader, which itself throws
     *     exceptions of other types for them
     */
    public static JsonValue parse(String text) {
        return parse(text, MOST_VALUES);
    }

    /** The same with another limit of values, for texts of a known sender. */
    public static JsonValue parse(String text, int mostValues) {
        new JsonLimits(mostValues).check(text);
        try (var parser = JSON.createParser(new StringReader(text))) {
            return onlyValue(parser);
        } catch (JsonException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new JsonException("The text is beyond the limits of JSON here", e);
        }
    }

    /** A reader would take the first value of a text and leave what follows it unread. */
    private static JsonValue onlyValue(JsonParser parser) {
        parser.next();
        var value = parser.getValue();
        if (parser.hasNext()) {
            throw new JsonException("The text goes on after its value");
        }
        return value;
    }

    /** The object of a text that this service has written. */
    public static JsonObject object(String text) {
        try (var reader = JSON.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    /** The array of a text that this service has written. */
    public static JsonArray array(String text) {
        try (var reader = JSON.createReader(new StringReader(text))) {
            return reader.readArray();
        }
    }
}
