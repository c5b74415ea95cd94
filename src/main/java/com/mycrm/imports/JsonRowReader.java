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
import java.util.stream.Stream;

/**
 * Reads the objects of a JSON file: newline-delimited JSON, or an array, which may be pretty-printed. An object can be
 * in an envelope such as {@code {"whatsapp": {…}}}, and so can a list, such as the answer to a list request. An
 * envelope can be in another.
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
    private boolean hasBegun;

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
                hasBegun = true;
            }
            return elements.remove();
        } catch (CharacterCodingException e) {
            throw UnreadableFile.ofBytes(texts.number(), texts.charset(), e);
        }
    }

    private void add(String text) throws IOException {
        var number = texts.number();
        if (text.length() > ImportRow.LONGEST) {
            addTooLarge(number, TOO_LONG);
            return;
        }
        try {
            if (JsonReaders.parse(text) instanceof JsonObject object) {
                add(number, text.length(), object);
            } else {
                elements.add(ImportRow.unreadable(number, NO_OBJECT));
            }
        } catch (JsonLimitException e) {
            addTooLarge(number, e.getMessage());
        } catch (JsonException e) {
            elements.add(ImportRow.unreadable(number, NO_OBJECT));
        }
    }

    /** @throws UnreadableFile if it is all that the file has: it can be the envelope of a list */
    private void addTooLarge(long number, String problem) throws IOException {
        if (!hasBegun && !texts.hasNext()) {
            throw new UnreadableFile("The only object of the file " + problem
                    + "; send the objects of a list one on each line, or as an array without an object"
                    + " around it");
        }
        elements.add(ImportRow.unreadable(number, problem));
    }

    private void add(long number, int length, JsonObject object) {
        var list = list(object);
        for (var i = 0; i < list.size(); i++) {
            elements.add(
                    list.get(i) instanceof JsonObject element
                            ? rows.rowOfAnswer(i + 1L, length / list.size(), element)
                            : ImportRow.unreadable(i + 1L, NO_OBJECT));
        }
        var single = single(object);
        if (list.isEmpty() && !isEmptyList(single)) {
            elements.add(
                    single == object ? rows.row(number, length, object) : rows.rowOfAnswer(number, length, single));
        }
    }

    /**
     * The elements of the only list in an object without a member of its own, or in the only object within it; empty
     * for any other object.
     */
    private List<JsonValue> list(JsonObject object) {
        if (!isEnvelope(object)) {
            return List.of();
        }
        var lists = inside(object, JsonArray.class)
                .filter(list -> list.stream().anyMatch(JsonObject.class::isInstance))
                .toList();
        var objects = inside(object, JsonObject.class).toList();
        if (lists.isEmpty() && objects.size() == 1) {
            return list(objects.get(0));
        }
        return lists.size() == 1 ? lists.get(0) : List.of();
    }

    private static <T> Stream<T> inside(JsonObject object, Class<T> type) {
        return object.values().stream().filter(type::isInstance).map(type::cast);
    }

    /** Whether an object is the answer to a list request that matches nothing, such as the page after the last. */
    private boolean isEmptyList(JsonObject object) {
        return object.get("count") instanceof JsonNumber
                && object.values().stream().anyMatch(JsonValue.EMPTY_JSON_ARRAY::equals)
                && isEnvelope(object);
    }

    /**
     * The object in envelopes of which each has nothing else, or in that of an answer, which may have members of the
     * object beside it.
     */
    private JsonObject single(JsonObject object) {
        var single = object;
        while (single.size() == 1
                && isEnvelope(single)
                && single.values().iterator().next() instanceof JsonObject inner) {
            single = inner;
        }
        return single.get(columns.target().single()) instanceof JsonObject inner ? inner : single;
    }

    private boolean isEnvelope(JsonObject object) {
        return object.keySet().stream().noneMatch(name -> columns.isKnown(name, object.get(name)));
    }

    @Override
    public void close() throws IOException {
        texts.close();
    }
}
