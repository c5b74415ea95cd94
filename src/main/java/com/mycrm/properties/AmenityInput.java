package com.mycrm.properties;

import static com.mycrm.api.text.JsonFactory.JSON;

import com.mycrm.api.patch.PatchField;
import com.mycrm.api.patch.RequestElement;
import com.mycrm.api.patch.RequestObject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the amenities of a property: each is its number, its name, or an object with {@code id} or {@code name}. */
final class AmenityInput {

    private static final int MAX_NAME = 60;
    private static final String UNKNOWN = "is the number of no amenity";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private AmenityInput() {}

    static PatchField<JsonArray> read(RequestObject property) {
        return property.elements("amenities").map(elements -> {
            var amenities = JSON.createArrayBuilder();
            elements.stream()
                    .filter(element -> !element.isNull())
                    .flatMap(element -> name(element).stream())
                    .distinct()
                    .forEach(name -> amenities.add(json(name)));
            return amenities.build();
        });
    }

    private static Optional<String> name(RequestElement element) {
        if (element.isObject()) {
            return element.object().flatMap(AmenityInput::name);
        }
        var text = element.text(MAX_NAME).filter(name -> !name.isEmpty());
        return text.filter(name -> NUMBER.matcher(name).matches()).isPresent()
                ? element.parsed(UNKNOWN, number -> byId(Long.parseLong(number)))
                : text;
    }

    private static Optional<String> name(RequestObject object) {
        var id = object.integer("id", 0, Integer.MAX_VALUE);
        var name = object.text("name", MAX_NAME);
        if (name.isValue() && id.isValue() && Amenity.idOf(name.value()) != id.value()) {
            object.ignored("id", "not the number of the name");
        }
        if (name.isValue() || !id.isValue()) {
            return name.optional();
        }
        var named = byId(id.value());
        if (named.isEmpty()) {
            object.fault("id", UNKNOWN);
        }
        return named;
    }

    private static Optional<String> byId(long id) {
        return Amenity.byId(id).map(Amenity::label);
    }

    private static JsonObject json(String name) {
        return JSON.createObjectBuilder()
                .add("id", Amenity.idOf(name))
                .add("name", name)
                .build();
    }
}
