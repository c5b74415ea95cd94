package com.mycrm.properties;

import com.mycrm.api.patch.PatchField;
import com.mycrm.api.patch.RequestObject;
import com.mycrm.api.text.CanonicalText;
import com.mycrm.directory.DirectoryInput;
import jakarta.json.JsonArray;
import java.util.function.BiFunction;

/** The fields that a client sends of a property. Whatever a new property lacks has a default. */
record PropertyInput(
        RequestObject source,
        PatchField<String> reference,
        PatchField<String> status,
        TypeInput type,
        LocationInput location,
        PriceInput price,
        PatchField<Integer> size,
        PatchField<Integer> bedrooms,
        PatchField<Integer> bathrooms,
        PatchField<JsonArray> languages,
        PatchField<JsonArray> images,
        PatchField<Long> user,
        ListingInput listing)
        implements DirectoryInput {

    static final String REFERENCE = "reference";
    static final String USER = "user";

    private static final String STATUS = "status";
    private static final int MAX_REFERENCE = 100;

    static PropertyInput of(RequestObject source) {
        return of(source, RequestObject::id);
    }

    /** @param user reads the user under a name */
    static PropertyInput of(RequestObject source, BiFunction<RequestObject, String, PatchField<Long>> user) {
        source.readOnly("id", "created_by", "created_at", "updated_at");
        return new PropertyInput(
                source,
                source.name(REFERENCE, MAX_REFERENCE).map(CanonicalText::of),
                source.parsed(STATUS, "takes one of " + PropertyStatus.WORDS, PropertyStatus::parseWord),
                TypeInput.of(source),
                LocationInput.of(source),
                PriceInput.of(source),
                number(source, "size"),
                number(source, "bedrooms"),
                number(source, "bathrooms"),
                JsonColumn.bounded(source, LanguageInput.LANGUAGES, LanguageInput.read(source)),
                JsonColumn.bounded(source, ImageInput.IMAGES, ImageInput.read(source)),
                user.apply(source, USER),
                ListingInput.of(source));
    }

    /** The same input with its type and location as they are to be stored. */
    PropertyInput with(TypeInput resolvedType, LocationInput resolvedLocation) {
        return new PropertyInput(
                source,
                reference,
                status,
                resolvedType,
                resolvedLocation,
                price,
                size,
                bedrooms,
                bathrooms,
                languages,
                images,
                user,
                listing);
    }

    @Override
    public PatchField<String> name() {
        return reference;
    }

    @Override
    public void requireName() {
        source.require(REFERENCE, reference);
    }

    @Override
    public void requireWhole() {}

    @Override
    public void requireKept() {
        source.notNull(REFERENCE, reference);
        source.notNull(STATUS, status);
        price.requireKept();
        source.notNull(LanguageInput.LANGUAGES, languages);
        source.notNull(USER, user);
    }

    @Override
    public void rejectName() {
        source.fault(REFERENCE, "is the reference of another property");
    }

    @Override
    public void refuse(String reason) {
        source.fault(REFERENCE, "is the reference of a property that cannot be changed. " + reason);
    }

    private static PatchField<Integer> number(RequestObject input, String name) {
        return input.integer(name, 0, Integer.MAX_VALUE).map(Long::intValue);
    }
}
