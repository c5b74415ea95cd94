package com.mycrm.api.patch;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One element of an array in a {@link RequestObject}, or one member of an object that stands for an array. */
public final class RequestElement {

    private final String key;
    private final JsonValue value;
    private final String pointer;
    private final RequestObject parent;
    private final Optional<RequestObject> object;

    private RequestElement(String key, JsonValue value, String pointer, RequestObject parent) {
        this.key = key;
        this.value = value;
        this.pointer = pointer;
        this.parent = parent;
        object = JsonValues.object(value).map(inner -> parent.nested(inner, false, pointer));
    }

    static List<RequestElement> ofArray(JsonArray array, String pointer, RequestObject parent) {
        var elements = new ArrayList<RequestElement>();
        array.forEach(value -> elements.add(new RequestElement("", value, pointer + "/" + elements.size(), parent)));
        return elements;
    }

    static List<RequestElement> ofObject(JsonObject object, String pointer, RequestObject parent) {
        var members = new Members(object, false, pointer);
        return object.entrySet().stream()
                .map(member -> new RequestElement(
                        member.getKey(), member.getValue(), members.pointer(member.getKey()), parent))
                .toList();
    }

    /** Those that are objects; adds a violation for each other one. */
    static List<RequestObject> objects(List<RequestElement> elements) {
        return elements.stream().flatMap(element -> element.object().stream()).toList();
    }

    /** The name of the member; empty for an element of an array. */
    public String key() {
        return key;
    }

    public boolean isNull() {
        return value == JsonValue.NULL;
    }

    public boolean isObject() {
        return object.isPresent();
    }

    /** The element as an object; adds a violation if it is another value. */
    public Optional<RequestObject> object() {
        return checked(object, RequestObject.AN_OBJECT);
    }

    /** The text or number without blanks around it; adds a violation for any other value. */
    public Optional<String> text(int longest) {
        return checked(JsonValues.text(value, longest), "takes text of at most " + longest + " characters");
    }

    /** The text or number as {@code parser} understands it; adds a violation if it does not. */
    public <T> Optional<T> parsed(String takes, Function<String, Optional<T>> parser) {
        return checked(JsonValues.scalar(value).flatMap(parser), takes);
    }

    private <T> Optional<T> checked(Optional<T> read, String takes) {
        if (read.isEmpty()) {
            parent.report.violation(pointer, takes);
        }
        return read;
    }
}
