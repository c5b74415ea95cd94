package com.mycrm.inbox;

import static com.mycrm.api.text.JsonFactory.JSON;

import com.mycrm.api.paging.QueryString;
import com.mycrm.api.patch.JsonReaders;
import com.mycrm.api.problem.ProblemException;
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

    /** What is written in front of a name: the scheme of an address, as in {@code tel:+3247}, and a sign. */
    private static final Pattern PREFIX = Pattern.compile("^(?:[a-z]+:)?[+@]?");

    /** Members that say whose an element is. The values of all others are words of somebody. */
    private static final Pattern MEMBER = Pattern.compile("(?i)from|to|customer|input|phone_number|(?:profile)?username"
            + "|.*(?:wa|user|recipient|participant)_?id");

    /** A member of a conversation with a customer, whose number it can be, and of much that is no customer. */
    private static final String ID = "id";

    /** A body of a form, which has no blanks. */
    private static final Pattern FORM = Pattern.compile("[^\\s={\\[]+=\\S*");

    /** Leaves out names that are so short that they are words or numbers of other events too. */
    static EventNames of(Collection<String> names) {
        return new EventNames(names.stream()
                .map(EventNames::plain)
                .filter(name -> name.length() >= (isNumber(name) ? SHORTEST_NUMBER : SHORTEST_NAME))
                .collect(Collectors.toSet()));
    }

    private static String plain(String name) {
        return PREFIX.matcher(name.toLowerCase(Locale.ROOT)).replaceFirst("");
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
     * The body without the objects in arrays that are the person's, such as messages in an event that brings those of
     * others too. An object is the person's where a member for the names of customers has one of the names. A text
     * that mentions the person is somebody else's and stays.
     *
     * @return empty where nothing else is left
     */
    Optional<byte[]> removedFrom(byte[] body) {
        try {
            var json = JsonReaders.parse(text(body), MOST_VALUES);
            var rest = without(json);
            if (isNamedBy("", rest)) {
                return Optional.empty();
            }
            return Optional.of(rest.equals(json) ? body : rest.toString().getBytes(StandardCharsets.UTF_8));
        } catch (JsonException e) {
            return isOfPerson(body) ? Optional.empty() : Optional.of(body);
        }
    }

    /** Whether a body without JSON is the person's: a form by its fields, any other by its words. */
    private boolean isOfPerson(byte[] body) {
        if (!FORM.matcher(text(body)).matches()) {
            return isIn(body);
        }
        try {
            return QueryString.parse(text(body)).parameters().stream()
                    .anyMatch(field -> isNamedBy(field.name(), field.value()));
        } catch (ProblemException malformed) {
            return isIn(body);
        }
    }

    private JsonValue without(JsonValue value) {
        if (value instanceof JsonArray array) {
            var rest = JSON.createArrayBuilder();
            array.stream()
                    .map(this::without)
                    .filter(element -> !(element instanceof JsonObject) || !isNamedBy("", element))
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

    /** @param member the name of the member that has the value; an array's elements have the array's */
    private boolean isNamedBy(String member, JsonValue value) {
        if (value instanceof JsonArray array) {
            return array.stream().anyMatch(element -> isNamedBy(member, element));
        }
        if (value instanceof JsonObject object) {
            return object.entrySet().stream().anyMatch(entry -> isNamedBy(entry.getKey(), entry.getValue()));
        }
        return isNamedBy(member, value instanceof JsonString string ? string.getString() : value.toString());
    }

    private boolean isNamedBy(String member, String value) {
        var name = plain(value);
        return names.contains(name) && (MEMBER.matcher(member).matches() || member.equals(ID) && isNumber(name));
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
