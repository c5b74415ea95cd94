package com.mycrm.channels;

import static com.mycrm.api.text.JsonFactory.JSON;

import com.mycrm.api.patch.JsonReaders;
import com.mycrm.api.text.StoredText;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes JSON of third parties fit for a text column: without characters that no column takes, and cut where it is
 * longer than {@value #LONGEST} characters. What is after the cut is left out; the result is always JSON.
 */
public final class StorableJson {

    private static final int LONGEST = 16_000;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 4096;

    private int left = LONGEST;

    private StorableJson() {}

    /** An object of these members; null where all of them are null or empty. */
    static JsonObject object(Map<String, JsonValue> members) {
        var object = new StorableJson().copy(members);
        return object.isEmpty() ? null : object;
    }

    /** The value of a JSON text; null for any other text. */
    public static JsonValue parsed(String text) {
        try {
            return text == null ? null : JsonReaders.parse(text);
        } catch (JsonException e) {
            return null;
        }
    }

    private JsonObject copy(Map<String, JsonValue> members) {
        var copy = JSON.createObjectBuilder();
        members.forEach((name, value) -> {
            var fitName = StoredText.fit(name, LONGEST_NAME);
            if (fitName != null && isEnough(fitName.length())) {
                var fitValue = copy(value);
                if (fitValue != null) {
                    copy.add(fitName, fitValue);
                }
            }
        });
        return copy.build();
    }

    /** The value as it is stored; null for nothing. */
    private JsonValue copy(JsonValue value) {
        if (value instanceof JsonObject object) {
            var members = copy((Map<String, JsonValue>) object);
            return members.isEmpty() ? null : members;
        }
        if (value instanceof JsonArray array) {
            var elements = new ArrayList<JsonValue>();
            array.forEach(element -> Stream.ofNullable(copy(element)).forEach(elements::add));
            return elements.isEmpty() ? null : JSON.createArrayBuilder(elements).build();
        }
        if (value instanceof JsonString text) {
            var fit = StoredText.fit(text.getString(), LONGEST_TEXT);
            return fit != null && isEnough(fit.length()) ? JSON.createValue(fit) : null;
        }
        var isThere = value != null
                && value != JsonValue.NULL
                && isEnough(value.toString().length());
        return isThere ? value : null;
    }

    /** Takes so many characters and some for quotes and separators from what is left, where it is enough. */
    private boolean isEnough(int characters) {
        var isEnough = left >= characters + 4;
        left -= isEnough ? characters + 4 : 0;
        return isEnough;
    }
}
