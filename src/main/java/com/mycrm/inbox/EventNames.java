package com.mycrm.inbox;

import static com.mycrm.api.text.JsonFactory.JSON;

import com.mycrm.api.patch.JsonReaders;
import com.mycrm.api.text.WholeWord;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names that events have for a person: numbers, ids, usernames.
 *
 * @param names in lower case
 */
record EventNames(Set<String> names) {

    private static final int SHORTEST_NUMBER = 6;
    private static final int SHORTEST_NAME = 3;
    private static final int MOST_VALUES = 1_000_000;
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})|%([0-9a-fA-F]{2})");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final Pattern SIGN = Pattern.compile("^[+@]");

    /** Leaves out names that are so short that they are words or numbers of other events too. */
    static EventNames of(Collection<String> names) {
        return new EventNames(names.stream()
                .map(name -> SIGN.matcher(name.toLowerCase(Locale.ROOT)).replaceFirst(""))
                .filter(name -> name.length() >= (isNumber(name) ? SHORTEST_NUMBER : SHORTEST_NAME))
                .collect(Collectors.toSet()));
    }

    private static boolean isNumber(String name) {
        return NUMBER.matcher(name).matches();
    }

    /** Whether a body, JSON or a form, has one of the names as a word. */
    boolean isIn(byte[] body) {
        var text = ESCAPE.matcher(text(body))
                .replaceAll(escape -> {
                    var code = escape.group(1) == null ? escape.group(2) : escape.group(1);
                    return "\\" + (char) Integer.parseInt(code, 16);
                })
                .toLowerCase(Locale.ROOT);
        return names.stream().anyMatch(name -> WholeWord.isIn(text, name));
    }

    /**
     * The body without the elements of arrays that a value names, such as messages of the person in an event that
     * brings those of others too.
     *
     * @return empty where nothing else is left
     */
    Optional<byte[]> removedFrom(byte[] body) {
        try {
            var json = JsonReaders.parse(text(body), MOST_VALUES);
            var rest = without(json);
            if (isNamedBy(rest)) {
                return Optional.empty();
            }
            return Optional.of(rest.equals(json) ? body : rest.toString().getBytes(StandardCharsets.UTF_8));
        } catch (JsonException e) {
            return isIn(body) ? Optional.empty() : Optional.of(body);
        }
    }

    private JsonValue without(JsonValue value) {
        if (value instanceof JsonArray array) {
            var rest = JSON.createArrayBuilder();
            array.stream()
                    .map(this::without)
                    .filter(element -> !isNamedBy(element))
                    .forEach(rest::add);
            return rest.build();
        }
        if (value instanceof JsonObject object) {
            var rest = JSON.createObjectBuilder();
            object.forEach((name, member) -> rest.add(name, without(member)));
            return rest.build();
        }
        return value;
    }

    private boolean isNamedBy(JsonValue value) {
        if (value instanceof JsonArray array) {
            return array.stream().anyMatch(this::isNamedBy);
        }
        if (value instanceof JsonObject object) {
            return object.values().stream().anyMatch(this::isNamedBy);
        }
        var text = value instanceof JsonString string ? string.getString() : value.toString();
        return names.contains(SIGN.matcher(text.toLowerCase(Locale.ROOT)).replaceFirst(""));
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
