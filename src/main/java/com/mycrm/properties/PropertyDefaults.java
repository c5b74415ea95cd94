package com.mycrm.properties;

import static com.mycrm.api.text.JsonFactory.JSON;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is shown of a property in place of what nobody has written, made of what there is. */
final class PropertyDefaults {

    private static final String LANGUAGE = "en";
    private static final String LETTERS = "0123456789BCDFGHJKLMNPQRSTVWXZ";
    private static final int LETTERS_A_REFERENCE = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private PropertyDefaults() {}

    /** A reference that no other property has, except by a chance that the unique key of references excludes. */
    static String reference() {
        return RANDOM.ints(LETTERS_A_REFERENCE, 0, LETTERS.length())
                .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
                .collect(Collectors.joining("", "P-", ""));
    }

    /** One language, whose title says what the property is. */
    static JsonArray languages(String type, Integer bedrooms, String offeringType, LocationNames names) {
        var rooms = bedrooms == null || bedrooms == 0 ? "" : bedrooms + "-bedroom ";
        var what = rooms + (type.isEmpty() ? "property" : type) + " for " + offeringType;
        var where = Stream.of(names.community(), names.city())
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(", "));
        var title = what.substring(0, 1).toUpperCase(Locale.ROOT)
                + what.substring(1)
                + (where.isEmpty() ? "" : " in " + where);
        return JSON.createArrayBuilder()
                .add(LanguageInput.of(LANGUAGE, title, ""))
                .build();
    }

    /** The price of a rent for a year. */
    static JsonArray prices(long value) {
        return JSON.createArrayBuilder()
                .add(JSON.createObjectBuilder()
                        .add(PriceInput.PERIOD, PriceInput.YEAR)
                        .add(PriceInput.VALUE, value))
                .build();
    }

    /** The price for a year among those of several periods, or else the first; 0 if there are none. */
    static long value(JsonArray prices) {
        var all = prices.getValuesAs(JsonObject.class);
        return all.stream()
                .filter(price -> price.getString(PriceInput.PERIOD).equals(PriceInput.YEAR))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .map(price -> price.getJsonNumber(PriceInput.VALUE))
                .map(JsonNumber::longValue)
                .orElse(0L);
    }
}
