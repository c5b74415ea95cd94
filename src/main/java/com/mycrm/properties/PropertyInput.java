package com.mycrm.properties;

import com.mycrm.api.patch.PatchField;
import com.mycrm.api.patch.RequestObject;
import com.mycrm.directory.DirectoryInput;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The fields that a client sends of a property. */
final class PropertyInput implements DirectoryInput {

    static final String REFERENCE = "reference";
    static final String USER = "user";
    static final Set<String> OFFERING_TYPES = Set.of("rent", "sale");

    private static final String STATUS = "status";
    private static final String LANGUAGES = "languages";

    private static final int MAX_REFERENCE = 100;
    private static final int MAX_STATUS = 20;
    private static final int MAX_TYPE = 60;
    private static final int MAX_PLACE = 100;
    private static final int MAX_PERIOD = 20;
    private static final int MAX_CODE = 20;
    private static final int MAX_TITLE = 500;
    private static final int MAX_DESCRIPTION = 100_000;
    private static final long MAX_PRICE = 1_000_000_000_000_000L;

    final PatchField<String> reference;
    final PatchField<String> status;
    final Type type;
    final Location location;
    final Price price;
    final PatchField<Integer> size;
    final PatchField<Integer> bedrooms;
    final PatchField<Integer> bathrooms;
    final PatchField<JsonArray> languages;
    final PatchField<JsonArray> images;
    final PatchField<Long> user;

    private final RequestObject source;

    PropertyInput(RequestObject source) {
        this.source = source;
        source.readOnly("id", "created_at", "updated_at");
        reference = source.text(REFERENCE, MAX_REFERENCE);
        status = source.text(STATUS, MAX_STATUS);
        type = new Type(source.inside("type"));
        location = new Location(source.inside("location"));
        price = new Price(source.inside("price"));
        size = number(source, "size");
        bedrooms = number(source, "bedrooms");
        bathrooms = number(source, "bathrooms");
        languages = languages(source);
        images = source.array("images");
        user = source.id(USER);
    }

    /** The members of {@code type}. */
    record Type(PatchField<String> name, PatchField<String> category) {

        private Type(RequestObject source) {
            this(source.text("name", MAX_TYPE), source.text("category", MAX_TYPE));
        }
    }

    /** The members of {@code location}. */
    static final class Location {

        final PatchField<String> city;
        final PatchField<String> community;
        final PatchField<String> subCommunity;
        final PatchField<String> tower;
        final PatchField<Double> latitude;
        final PatchField<Double> longitude;

        private Location(RequestObject source) {
            city = source.text("city", MAX_PLACE);
            community = source.text("community", MAX_PLACE);
            subCommunity = source.text("sub_community", MAX_PLACE);
            tower = source.text("tower", MAX_PLACE);
            latitude = degrees(source, "latitude", 90);
            longitude = degrees(source, "longitude", 180);
        }

        /** Rounded to six decimal places, as the column has them. */
        private static PatchField<Double> degrees(RequestObject source, String name, long most) {
            return source.decimal(name, -most, most).map(degrees -> Math.round(degrees.doubleValue() * 1e6) / 1e6);
        }
    }

    /** The members of {@code price}. */
    static final class Price {

        private static final String OFFERING_TYPE = "offering_type";
        private static final String VALUE = "value";

        final PatchField<String> offeringType;
        final PatchField<Long> value;
        final PatchField<JsonArray> prices;

        private final RequestObject source;

        private Price(RequestObject source) {
            this.source = source;
            offeringType = source.parsed(
                    OFFERING_TYPE,
                    "takes one of rent, sale",
                    word -> Optional.of(word).filter(OFFERING_TYPES::contains));
            value = source.integer(VALUE, 0, MAX_PRICE);
            prices = array(source, "prices", Price::period);
        }

        private void requireWhole() {
            source.require(OFFERING_TYPE, offeringType);
            source.require(VALUE, value);
        }

        private void requireKept() {
            source.notNull(OFFERING_TYPE, offeringType);
            source.notNull(VALUE, value);
        }

        private static JsonObject period(RequestObject source) {
            var period = source.text("period", MAX_PERIOD);
            var value = source.integer(VALUE, 0, MAX_PRICE);
            source.require("period", period);
            source.require(VALUE, value);
            return Json.createObjectBuilder()
                    .add("period", text(period))
                    .add(VALUE, value.optional().orElse(0L))
                    .build();
        }
    }

    @Override
    public PatchField<String> name() {
        return reference;
    }

    @Override
    public RequestObject source() {
        return source;
    }

    @Override
    public void requireWhole() {
        source.require(REFERENCE, reference);
        price.requireWhole();
        source.require(LANGUAGES, languages);
        source.require(USER, user);
    }

    @Override
    public void requireKept() {
        source.notNull(REFERENCE, reference);
        source.notNull(STATUS, status);
        price.requireKept();
        source.notNull(LANGUAGES, languages);
        source.notNull(USER, user);
    }

    @Override
    public void rejectName() {
        source.fault(REFERENCE, "is the reference of another property");
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
        var code = input.text("code", MAX_CODE);
        input.require("code", code);
        return Json.createObjectBuilder()
                .add("code", text(code))
                .add("title", text(input.text("title", MAX_TITLE)))
                .add("description", text(input.text("description", MAX_DESCRIPTION)))
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
