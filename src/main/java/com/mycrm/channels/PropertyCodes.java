package com.mycrm.channels;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the values of a message's data that can be the reference of a property: ids of buttons, rows and products, and
 * the answers of forms. Each is a reference only where a property has it.
 *
 * <p>A number counts where the name of its member is that of an id: otherwise it is a price, a quantity or an answer.
 */
final class PropertyCodes {

    /** The members of {@link InboundMessage.Details#data} that name no property. */
    private static final Set<String> OTHERS = Set.of("location", "contacts");

    private static final Pattern SEPARATORS = Pattern.compile("[\\s:;,|=?&#/]+");
    private static final Pattern PARTS = Pattern.compile("[_\\s:;,|=?&#/]+");
    private static final Pattern NUMBER = Pattern.compile("[-+.,\\d\\s]+");
    private static final Pattern ID = Pattern.compile("(?i:^id$|_id$|ref|payload|property|listing)|[a-z]Id$");
    private static final int LONGEST = 100;
    private static final int MOST = 50;

    private PropertyCodes() {}

    static List<String> in(JsonObject data) {
        return members(data)
                .filter(member -> !OTHERS.contains(member.getKey()))
                .flatMap(member -> values(member.getKey(), member.getValue()))
                .filter(code -> code.length() > 1 && code.length() <= LONGEST)
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static Stream<Map.Entry<String, JsonValue>> members(JsonValue value) {
        return value instanceof JsonObject object ? object.entrySet().stream() : Stream.empty();
    }

    private static Stream<String> values(String name, JsonValue value) {
        if (value instanceof JsonObject) {
            return members(value).flatMap(member -> values(member.getKey(), member.getValue()));
        }
        if (value instanceof JsonArray array) {
            return array.stream().flatMap(element -> values(name, element));
        }
        return Stream.ofNullable(new LenientJson(value).text()).flatMap(text -> codes(name, text));
    }

    private static Stream<String> codes(String name, String text) {
        return Stream.of(Stream.of(text), SEPARATORS.splitAsStream(text), PARTS.splitAsStream(text))
                .flatMap(codes -> codes)
                .map(String::strip)
                .filter(code ->
                        !NUMBER.matcher(code).matches() || ID.matcher(name).find());
    }
}
