package com.mycrm.events;

import com.mycrm.api.text.CanonicalText;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Set;

/**
 * Conditions on the members of the object that an event is about, all of which must hold.
 *
 * @param values any of which the member must have, by its name; the id of a reference stands for the reference
 */
public record MemberFilters(Map<String, Set<String>> values) {

    public static final MemberFilters NONE = new MemberFilters(Map.of());

    public boolean matches(EventView event) {
        return values.isEmpty()
                || event.data().values().stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonValue::asJsonObject)
                        .anyMatch(this::matches);
    }

    private boolean matches(JsonObject object) {
        return values.entrySet().stream()
                .allMatch(filter -> isAny(filter.getValue(), text(object.get(filter.getKey()))));
    }

    /** Ignoring case, as lists do with references. */
    private static boolean isAny(Set<String> wanted, String text) {
        return wanted.contains(text)
                || wanted.stream().anyMatch(value -> CanonicalText.key(value).equals(CanonicalText.key(text)));
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
