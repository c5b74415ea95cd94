package com.mycrm.imports;

import com.mycrm.api.patch.JsonLimitException;
import com.mycrm.api.patch.JsonReaders;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * Reads the objects of a JSON file: newline-delimited JSON, or an array, which may be pretty-printed. An object can be
 * in an envelope such as {@code {"whatsapp": {…}}}, and so can a list, such as the answer to a list request.
 *
 * <p>The number of a row is that of its line, and within an array that of its element.
 */
final class JsonRowReader implements RowReader {

    private static final String NO_OBJECT = "is no JSON object";
    private static final String TOO_LONG = "is longer than " + ImportRow.LONGEST + " characters";

    private final JsonTexts texts;
    private final FileColumns columns;
    private final JsonRows rows;
    private final Queue<ImportRow> elements = new ArrayDeque<>();

    JsonRowReader(FileText text, FileColumns columns) {
        texts = new JsonTexts(text);
        this.columns = columns;
        rows = new JsonRows(columns);
    }

    @Override
    public ImportRow next() throws IOException {
        try {
            while (elements.isEmpty()) {
                var text = texts.next();
                if (text == null) {
                    return null;
                }
                add(text);
            }
            return elements.remove();
        } catch (CharacterCodingException e) {
            throw UnreadableFile.ofBytes(texts.number(), texts.charset(), e);
        }
    }

    private void add(String text) {
        var number = texts.number();
        if (text.length() > ImportRow.LONGEST) {
            elements.add(ImportRow.unreadable(number, TOO_LONG));
            return;
        }
        try {
            if (JsonReaders.parse(text) instanceof JsonObject object) {
                add(number, text.length(), object);
            } else {
                elements.add(ImportRow.unreadable(number, NO_OBJECT));
            }
        } catch (JsonLimitException e) {
            elements.add(ImportRow.unreadable(number, e.getMessage()));
        } catch (JsonException e) {
            elements.add(ImportRow.unreadable(number, NO_OBJECT));
        }
    }

    private void add(long number, int length, JsonObject object) {
        var list = list(object);
        for (var i = 0; i < list.size(); i++) {
            elements.add(
                    rows.rowOfAnswer(i + 1L, length / list.size(), list.get(i).asJsonObject()));
        }
        if (list.isEmpty() && !isEmptyList(object)) {
            var single = single(object);
            elements.add(
                    single == object ? rows.row(number, length, object) : rows.rowOfAnswer(number, length, single));
        }
    }

    /** The objects of the only list in an object without a member of its own; empty for any other object. */
    private List<JsonValue> list(JsonObject object) {
        var lists = object.values().stream()
                .filter(JsonArray.class::isInstance)
                .map(JsonValue::asJsonArray)
                .filter(list -> list.stream().allMatch(JsonObject.class::isInstance))
                .toList();
        return lists.size() == 1 && isEnvelope(object) ? lists.get(0) : List.of();
    }

    /** Whether an object is the answer to a list request that matches nothing, such as the page after the last. */
    private boolean isEmptyList(JsonObject object) {
        return object.get("count") instanceof JsonNumber
                && object.values().stream().anyMatch(JsonValue.EMPTY_JSON_ARRAY::equals)
                && isEnvelope(object);
    }

    private JsonObject single(JsonObject object) {
        return object.size() == 1
                        && isEnvelope(object)
                        && object.values().iterator().next() instanceof JsonObject inner
                ? inner
                : object;
    }

    private boolean isEnvelope(JsonObject object) {
        return object.keySet().stream().noneMatch(name -> columns.isKnown(name, object.get(name)));
    }

    @Override
    public void close() throws IOException {
        texts.close();
    }
}
