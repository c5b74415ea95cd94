package com.mycrm.api.patch;

import com.mycrm.api.text.CanonicalText;
import com.mycrm.api.text.StoredText;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Parsers of JSON values and of the text in them. Each returns empty for a value that it does not understand. */
final class JsonValues {

    /** Elements of an array that a client gives at most. */
    static final int MOST_ELEMENTS = 1_000;

    static final String AN_ARRAY = "takes an array of at most " + MOST_ELEMENTS + " elements";

    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,18}");

    /** A number whose digits, written out, are few: an exponent can stand for hundreds of megabytes of them. */
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(?=\\.?\\d)\\d{0,30}(?:\\.\\d{0,30})?(?:[eE][+-]?\\d{1,2})?");

    private JsonValues() {}

    /** The text of a string or of a number, because rows of a file have nothing but text. */
    static Optional<String> scalar(JsonValue value) {
        if (value instanceof JsonString text) {
            return Optional.of(text.getString());
        }
        return value instanceof JsonNumber number ? Optional.of(number.toString()) : Optional.empty();
    }

    /** The text without blanks around it that a column of this length takes. */
    static Optional<String> text(JsonValue value, int longest) {
        return scalar(value).map(String::strip).filter(text -> isStorable(text, longest));
    }

    /** The lower-case form, under which some columns are looked up, can be longer than the text. */
    static boolean isStorable(String text, int longest) {
        return Math.max(text.length(), CanonicalText.key(text).length()) <= longest
                && !StoredText.UNSTORABLE.matcher(text).find();
    }

    /** A string with everything that is in it. */
    static Optional<String> exact(JsonValue value, int shortest, int longest) {
        return value instanceof JsonString text
                ? Optional.of(text.getString()).filter(t -> t.length() >= shortest && t.length() <= longest)
                : Optional.empty();
    }

    static Optional<Boolean> flag(JsonValue value) {
        return switch (value.getValueType()) {
            case TRUE -> Optional.of(true);
            case FALSE -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** Whether a value is an object of at most so many members. */
    static boolean isObject(JsonValue value, int most) {
        return value instanceof JsonObject object && object.size() <= most;
    }

    static Optional<JsonObject> object(JsonValue value) {
        return value instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    }

    /** An array, or the text of one, of at most {@value #MOST_ELEMENTS} elements. */
    static Optional<JsonArray> array(JsonValue value) {
        return anyArray(value).filter(array -> array.size() <= MOST_ELEMENTS);
    }

    private static Optional<JsonArray> anyArray(JsonValue value) {
        if (value instanceof JsonString text && text.getString().startsWith("[")) {
            try {
                return Optional.of(JsonReaders.parse(text.getString()).asJsonArray());
            } catch (JsonException e) {
                return Optional.empty();
            }
        }
        return value instanceof JsonArray array ? Optional.of(array) : Optional.empty();
    }

    static Optional<Long> integer(String text, long least, long most) {
        return INTEGER.matcher(text).matches()
                ? Optional.of(Long.valueOf(text)).filter(n -> n >= least && n <= most)
                : Optional.empty();
    }

    static Optional<BigDecimal> decimal(String text, long least, long most) {
        return DECIMAL.matcher(text).matches()
                ? Optional.of(new BigDecimal(text))
                        .filter(n -> n.compareTo(BigDecimal.valueOf(least)) >= 0
                                && n.compareTo(BigDecimal.valueOf(most)) <= 0)
                : Optional.empty();
    }

    /** Whether two values are equal as RFC 6902 compares them: numbers by their value, not by how they are written. */
    static boolean isEqual(JsonValue one, JsonValue other) {
        if (one instanceof JsonNumber number && other instanceof JsonNumber otherNumber) {
            return number.bigDecimalValue().compareTo(otherNumber.bigDecimalValue()) == 0;
        }
        if (one instanceof JsonObject object && other instanceof JsonObject otherObject) {
            return object.keySet().equals(otherObject.keySet())
                    && object.entrySet().stream()
                            .allMatch(member -> isEqual(member.getValue(), otherObject.get(member.getKey())));
        }
        if (one instanceof JsonArray array && other instanceof JsonArray otherArray) {
            return array.size() == otherArray.size()
                    && IntStream.range(0, array.size()).allMatch(i -> isEqual(array.get(i), otherArray.get(i)));
        }
        return one.equals(other);
    }
}
