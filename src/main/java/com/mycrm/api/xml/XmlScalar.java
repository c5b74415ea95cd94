package com.mycrm.api.xml;

import static com.mycrm.api.text.JsonFactory.JSON;

import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** The kinds of values that the text of an element stands for in JSON, by the simple type of XML Schema. */
enum XmlScalar {
    TEXT,
    NUMBER,
    BOOLEAN;

    /** An {@code xs:decimal} of a length that JSON of a client may have. */
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(?=\\.?\\d)\\d{0,30}(?:\\.\\d{0,30})?");

    /** @param name of a type, such as {@code xs:long} */
    static XmlScalar ofType(String name) {
        return switch (name) {
            case "xs:boolean" -> BOOLEAN;
            case "xs:int", "xs:long", "xs:decimal" -> NUMBER;
            default -> TEXT;
        };
    }

    /** The JSON of the text of an element; a string where the text is no value of this kind. */
    JsonValue json(String text) {
        var value = parse(text.strip());
        return value == null ? JSON.createValue(text) : value;
    }

    private JsonValue parse(String text) {
        return switch (this) {
            case TEXT -> null;
            case NUMBER -> DECIMAL.matcher(text).matches() ? JSON.createValue(new BigDecimal(text)) : null;
            case BOOLEAN ->
                switch (text) {
                    case "true", "1" -> JsonValue.TRUE;
                    case "false", "0" -> JsonValue.FALSE;
                    default -> null;
                };
        };
    }
}
