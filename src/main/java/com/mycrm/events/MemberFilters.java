package com.mycrm.events;

import com.mycrm.api.text.CanonicalText;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Conditions on the members of the object that an event is about, all of which must hold. */
public final class MemberFilters {

    public static final MemberFilters NONE = new MemberFilters(Map.of());

    private final Map<String, Set<String>> values;

    /** The values as they are compared: ignoring case, as lists do with references. */
    private final Map<String, Set<String>> keys;

    /** @param values any of which the member must have, by its name; the id of a reference stands for the reference */
    public MemberFilters(Map<String, Set<String>> values) {
        this.values = values;
        keys = values.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, any -> keys(any.getValue())));
    }

    /** Text of invisible characters alone is the value of no member. */
    private static Set<String> keys(Set<String> values) {
        return values.stream()
                .map(CanonicalText::key)
                .filter(key -> !key.isEmpty())
                .collect(Collectors.toSet());
    }

    public Map<String, Set<String>> values() {
        return values;
    }

    public boolean matches(EventView event) {
        return values.isEmpty()
                || event.data().values().stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonValue::asJsonObject)
                        .anyMatch(this::matches);
    }

    private boolean matches(JsonObject object) {
        return keys.entrySet().stream()
                .allMatch(filter -> filter.getValue().contains(CanonicalText.key(text(object.get(filter.getKey())))));
    }

    /** Empty for a member that is missing or null. */
    private static String text(JsonValue value) {
        if (value instanceof JsonObject reference) {
            return text(reference.get("id"));
        }
        if (value == null || value == JsonValue.NULL) {
            return "";
        }
        return value instanceof JsonString text ? text.getString() : value.toString();
    }
}
