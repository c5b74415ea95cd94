package com.mycrm.properties;

import com.mycrm.api.patch.PatchField;
import com.mycrm.api.patch.RequestObject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a client says of a property.
 *
 * @param source where it was read from, and which keeps what is wrong with it
 */
public record PropertyInput(
        PatchField<String> reference,
        PatchField<String> status,
        Type type,
        Location location,
        Price price,
        PatchField<Integer> size,
        PatchField<Integer> bedrooms,
        PatchField<Integer> bathrooms,
        PatchField<JsonArray> languages,
        PatchField<JsonArray> images,
        PatchField<Long> user,
        RequestObject source) {

    /** The members of {@code type}. */
    record Type(PatchField<String> name, PatchField<String> category) {

        private static Type of(RequestObject input) {
            return new Type(input.text("name", LONGEST_TYPE), input.text("category", LONGEST_TYPE));
        }
    }

    /** The members of {@code location}. */
    record Location(
            PatchField<String> city,
            PatchField<String> community,
            PatchField<String> subCommunity,
            PatchField<String> tower,
            PatchField<Double> latitude,
            PatchField<Double> longitude) {

        private static Location of(RequestObject input) {
            return new Location(
                    input.text("city", LONGEST_PLACE),
                    input.text("community", LONGEST_PLACE),
                    input.text("sub_community", LONGEST_PLACE),
                    input.text("tower", LONGEST_PLACE),
                    degrees(input, "latitude", 90),
                    degrees(input, "longitude", 180));
        }

        /** As they are kept, with six decimal places. */
        private static PatchField<Double> degrees(RequestObject input, String name, long most) {
            return input.decimal(name, -most, most).map(degrees -> Math.round(degrees.doubleValue() * 1e6) / 1e6);
        }
    }

    /** The members of {@code price}. */
    record Price(
            PatchField<String> offeringType,
            PatchField<Long> value,
            PatchField<JsonArray> prices,
            RequestObject source) {

        private static final String OFFERING_TYPE = "offering_type";

        private static Price of(RequestObject input) {
            return new Price(
                    input.parsed(
                            OFFERING_TYPE,
                            "takes one of rent, sale",
                            word -> Optional.of(word).filter(OFFERING_TYPES::contains)),
                    input.integer(VALUE, 0, HIGHEST_PRICE),
                    array(input, "prices", Price::period),
                    input);
        }

        private static JsonObject period(RequestObject input) {
            var period = input.text("period", LONGEST_PERIOD);
            var value = input.integer(VALUE, 0, HIGHEST_PRICE);
            input.require("period", period);
            input.require(VALUE, value);
            return Json.createObjectBuilder()
                    .add("period", text(period))
                    .add(VALUE, value.optional().orElse(0L))
                    .build();
        }
    }

    static final String REFERENCE = "reference";
    static final String USER = "user";
    static final Set<String> OFFERING_TYPES = Set.of("rent", "sale");

    private static final String STATUS = "status";
    private static final String LANGUAGES = "languages";
    private static final String VALUE = "value";

    private static final int LONGEST_REFERENCE = 100;
    private static final int LONGEST_STATUS = 20;
    private static final int LONGEST_TYPE = 60;
    private static final int LONGEST_PLACE = 100;
    private static final int LONGEST_PERIOD = 20;
    private static final int LONGEST_CODE = 20;
    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_DESCRIPTION = 100_000;
    private static final long HIGHEST_PRICE = 1_000_000_000_000_000L;

    static PropertyInput of(RequestObject input) {
        input.readOnly("id", "created_at", "updated_at");
        return new PropertyInput(
                input.text(REFERENCE, LONGEST_REFERENCE),
                input.text(STATUS, LONGEST_STATUS),
                Type.of(input.inside("type")),
                Location.of(input.inside("location")),
                Price.of(input.inside("price")),
                number(input, "size"),
                number(input, "bedrooms"),
                number(input, "bathrooms"),
                languages(input),
                input.array("images"),
                input.id(USER),
                input);
    }

    /** Marks what a whole property lacks. */
    void requireWhole() {
        source.require(REFERENCE, reference);
        price.source.require(Price.OFFERING_TYPE, price.offeringType);
        price.source.require(VALUE, price.value);
        source.require(LANGUAGES, languages);
        source.require(USER, user);
    }

    /** Marks what a property cannot be without, where a change takes it away. */
    void requireKept() {
        source.notNull(REFERENCE, reference);
        source.notNull(STATUS, status);
        price.source.notNull(Price.OFFERING_TYPE, price.offeringType);
        price.source.notNull(VALUE, price.value);
        source.notNull(LANGUAGES, languages);
        source.notNull(USER, user);
    }

    private static PatchField<Integer> number(RequestObject input, String name) {
        return input.integer(name, 0, Integer.MAX_VALUE).map(Long::intValue);
    }

    private static PatchField<JsonArray> languages(RequestObject input) {
        var languages = array(input, LANGUAGES, PropertyInput::language);
        if (languages.optional().filter(List::isEmpty).isPresent()) {
            input.fault(LANGUAGES, "takes one language at least");
        }
        return languages;
    }

    private static JsonObject language(RequestObject input) {
        var code = input.text("code", LONGEST_CODE);
        input.require("code", code);
        return Json.createObjectBuilder()
                .add("code", text(code))
                .add("title", text(input.text("title", LONGEST_TITLE)))
                .add("description", text(input.text("description", LONGEST_DESCRIPTION)))
                .build();
    }

    private static PatchField<JsonArray> array(
            RequestObject input, String name, Function<RequestObject, JsonObject> element) {
        return input.objects(name).map(objects -> {
            var array = Json.createArrayBuilder();
            objects.forEach(object -> array.add(element.apply(object)));
            return array.build();
        });
    }

    private static String text(PatchField<String> text) {
        return text.optional().orElse("");
    }
}
