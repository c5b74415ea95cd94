package com.mycrm.api.patch;

import static com.mycrm.api.text.JsonFactory.JSON;

import com.mycrm.api.problem.Problems;
import com.mycrm.api.problem.Violation;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One operation of a JSON Patch (RFC 6902). It differs from the RFC in two points: {@code replace} adds what is not
 * there, and the parent of what is added may be null.
 *
 * @param place of the operation in the body (RFC 6901)
 * @param path of the value in the object
 */
record PatchOperation(Kind kind, String place, String path, JsonValue value) {

    /** An index that no array has: with a leading zero, or in digits other than ASCII's (RFC 6901, section 4). */
    private static final Pattern BAD_INDEX = Pattern.compile("/(?:0\\p{Nd}|(?=\\P{ASCII})\\p{Nd})\\p{Nd}*(?:/|$)");

    /** The operations that are known. The others of the RFC, move and copy, could make an object grow without bound. */
    enum Kind {
        ADD("add"),
        REPLACE("replace"),
        REMOVE("remove"),
        TEST("test");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        static Optional<Kind> parse(JsonValue word) {
            return Stream.of(values())
                    .filter(kind ->
                            word instanceof JsonString text && text.getString().equals(kind.word))
                    .findFirst();
        }
    }

    /** Reads an operation; adds a violation for each of its members that is wrong. */
    static Optional<PatchOperation> read(JsonValue given, String place, List<Violation> violations) {
        if (!(given instanceof JsonObject operation)) {
            violations.add(Violation.pointer(place, "takes an object with op, path and value"));
            return Optional.empty();
        }
        var before = violations.size();
        var kind = Kind.parse(operation.get("op"));
        if (kind.isEmpty()) {
            violations.add(Violation.pointer(place + "/op", "takes one of add, replace, remove, test"));
        }
        var path = operation.get("path") instanceof JsonString text ? text.getString() : "";
        if (!path.matches("/[^/](?s:.*)") || BAD_INDEX.matcher(path).find()) {
            violations.add(Violation.pointer(place + "/path", "takes the path of a member, such as /status"));
        }
        var value = operation.get("value");
        if (value == null && kind.isPresent() && kind.get() != Kind.REMOVE) {
            violations.add(Violation.pointer(place + "/value", "is missing"));
        }
        return violations.size() > before
                ? Optional.empty()
                : Optional.of(new PatchOperation(kind.get(), place, path, value));
    }

    boolean isTest() {
        return kind == Kind.TEST;
    }

    /** The first name of the path. */
    String member() {
        return path.split("/", 3)[1].replace("~1", "/").replace("~0", "~");
    }

    /**
     * The object after this operation.
     *
     * @throws com.mycrm.api.problem.ProblemException 422 for a path that the object does not have, 409 for a test of
     *     another value
     */
    JsonObject apply(JsonObject object) {
        try {
            return switch (kind) {
                case ADD, REPLACE -> set(withParent(object));
                case REMOVE -> JSON.createPointer(path).remove(object);
                case TEST -> tested(object);
            };
        } catch (JsonException | IndexOutOfBoundsException | NumberFormatException e) {
            throw Problems.unprocessable(
                    List.of(Violation.pointer(place + "/path", "leads to no place in the object")));
        }
    }

    private JsonObject set(JsonObject object) {
        var pointer = JSON.createPointer(path);
        return kind == Kind.REPLACE && pointer.containsValue(object)
                ? pointer.replace(object, value)
                : pointer.add(object, value);
    }

    private JsonObject withParent(JsonObject object) {
        var slash = path.lastIndexOf('/');
        if (slash == 0) {
            return object;
        }
        var parent = JSON.createPointer(path.substring(0, slash));
        if (parent.containsValue(object) && parent.getValue(object) != JsonValue.NULL) {
            return object;
        }
        var isElement = path.substring(slash + 1).matches("-|\\d+");
        return parent.add(object, isElement ? JsonValue.EMPTY_JSON_ARRAY : JsonValue.EMPTY_JSON_OBJECT);
    }

    private JsonObject tested(JsonObject object) {
        var pointer = JSON.createPointer(path);
        if (!pointer.containsValue(object) || !JsonValues.isEqual(pointer.getValue(object), value)) {
            throw Problems.conflict("The test of " + path + " failed: the object has another value.");
        }
        return object;
    }
}
