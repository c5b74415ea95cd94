package com.mycrm.sample;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;

/**
 * A property of the sample data. Its id is its place in the list; the first is {@code pf-flex}.
 *
 * @param price of the whole property or, where it is for rent, of a year
 */
record SampleProperty(
        int id,
        String status,
        SampleKind kind,
        SamplePlace place,
        boolean rent,
        long price,
        Integer size,
        Integer bedrooms,
        int user,
        long createdAt,
        long updatedAt) {

    String reference() {
        if (id == 1) {
            return "pf-flex";
        }
        return place.isBelgian() ? "Bxl-%03d-%s".formatted(id, rent ? "a" : "B") : "PF-" + (999 + id);
    }

    Integer bathrooms() {
        return kind.hasBathrooms() ? Integer.valueOf(bedrooms == null ? 1 : Math.max(1, bedrooms - 1)) : null;
    }

    JsonArray prices() {
        var prices = Json.createArrayBuilder();
        if (rent) {
            prices.add(Json.createObjectBuilder().add("period", "month").add("value", price / 12));
            prices.add(Json.createObjectBuilder().add("period", "year").add("value", price));
        }
        return prices.build();
    }

    JsonArray languages() {
        var languages = Json.createArrayBuilder().add(language("en", english(), kind.englishText()));
        if (place.isBelgian() || id % 3 == 1) {
            var french = "%s à %s, %s".formatted(kind.french(), rent ? "louer" : "vendre", place.community());
            languages.add(language("fr", french, kind.frenchText()));
        }
        if (!place.isBelgian() && id % 4 == 1) {
            languages.add(language("ar", kind.arabic() + (rent ? " للإيجار" : " للبيع"), ""));
        }
        return languages.build();
    }

    private String english() {
        var rooms = bedrooms == null ? "" : bedrooms + "-bedroom ";
        var title = "%s%s for %s in %s".formatted(rooms, kind.word(), rent ? "rent" : "sale", place.community());
        return title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
    }

    JsonArray images() {
        var images = Json.createArrayBuilder();
        for (var i = 1; i <= id % 4; i++) {
            var url = "https://example.com/images/%s/%d.jpg".formatted(reference(), i);
            images.add(Json.createObjectBuilder().add("url", url));
        }
        return images.build();
    }

    private static JsonObjectBuilder language(String code, String title, String description) {
        return Json.createObjectBuilder().add("code", code).add("title", title).add("description", description);
    }
}
