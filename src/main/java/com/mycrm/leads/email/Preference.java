package com.mycrm.leads.email;

import static com.mycrm.api.text.JsonFactory.JSON;

import com.mycrm.api.patch.RequestObject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;

/**
 * What a customer looks for, as JSON: types, locations, and bounds of price, size, bedrooms and bathrooms. Every member
 * is there, 0 or empty text for nothing said, because clients read them unguarded.
 */
final class Preference {

    private static final List<String> LOCATION = List.of("id", "city", "community", "sub_community");
    private static final List<String> BOUNDS = List.of("price", "size", "bedroom", "bathroom");
    private static final int LONGEST = 100;
    private static final int MOST_ELEMENTS = 20;
    private static final long MOST = 1_000_000_000_000L;

    /** A customer of whom nothing is known. */
    static final JsonObject NONE = of(RequestObject.empty());

    private Preference() {}

    /** Reads a preference; what is not given is 0 or empty. */
    static JsonObject of(RequestObject input) {
        var preference = JSON.createObjectBuilder()
                .add("types", elements(input, "types", List.of("name")))
                .add("locations", elements(input, "locations", LOCATION));
        for (var bound : BOUNDS) {
            for (var name : List.of("from_" + bound, "to_" + bound)) {
                preference.add(name, input.integer(name, 0, MOST).optional().orElse(0L));
            }
        }
        return preference.build();
    }

    private static JsonArrayBuilder elements(RequestObject input, String name, List<String> members) {
        var objects = EmailInput.bounded(input, name, MOST_ELEMENTS).optional().orElse(List.of());
        var array = JSON.createArrayBuilder();
        if (objects.isEmpty()) {
            array.add(texts(RequestObject.empty(), members));
        }
        objects.forEach(object -> array.add(texts(object, members)));
        return array;
    }

    private static JsonObject texts(RequestObject object, List<String> members) {
        var texts = JSON.createObjectBuilder();
        members.forEach(member ->
                texts.add(member, object.text(member, LONGEST).optional().orElse("")));
        return texts.build();
    }
}
