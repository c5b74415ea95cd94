package com.mycrm.sample;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A property of the sample data. Its id is its place in the list; the first is {@code pf-flex}. */
record SampleProperty(
        long id,
        String reference,
        String status,
        Kind kind,
        List<String> place,
        boolean rent,
        long price,
        Integer size,
        Integer bedrooms,
        long userId,
        long createdAt) {

    /** Kinds of property: word, category, and square metres, for each bedroom where there are any. */
    enum Kind {
        APARTMENT("apartment", "residential", true, 38),
        VILLA("villa", "residential", true, 75),
        TOWNHOUSE("townhouse", "residential", true, 55),
        STUDIO("studio", "residential", false, 32),
        OFFICE("office", "commercial", false, 110),
        LAND("land", "land", false, 640);

        final String word;
        final String category;
        final boolean hasBedrooms;
        final int area;

        Kind(String word, String category, boolean hasBedrooms, int area) {
            this.word = word;
            this.category = category;
            this.hasBedrooms = hasBedrooms;
            this.area = area;
        }
    }

    private static final int COUNT = 60;
    private static final long SEED = 20_230_720;
    private static final long FIRST = 1_672_531_200; // 2023-01-01
    private static final List<String> OTHER_STATUSES = List.of("inactive", "sold", "rented");

    static List<SampleProperty> all(List<SampleUser> users) {
        var agents = users.stream().filter(SampleUser::isAgent).map(SampleUser::id).toList();
        var places = Lines.of("places.csv");
        var random = new Random(SEED);
        var properties = new ArrayList<SampleProperty>();
        for (var id = 1; id <= COUNT; id++) {
            properties.add(one(id, agents.get((id - 1) % agents.size()), places.get((id - 1) % places.size()), random));
        }
        return List.copyOf(properties);
    }

    private static SampleProperty one(int id, long agent, List<String> place, Random random) {
        var kind = Kind.values()[id == 1 ? 0 : random.nextInt(Kind.values().length)];
        var rent = kind != Kind.LAND && random.nextInt(100) < 55;
        var bedrooms = kind.hasBedrooms ? 1 + random.nextInt(5) : null;
        var size = random.nextInt(10) == 0 ? null : kind.area * (bedrooms == null ? 1 : bedrooms) + random.nextInt(30);
        var price = rent ? 12_000L + 1_500L * random.nextInt(120) : 240_000L + 15_000L * random.nextInt(300);
        var status = random.nextInt(100) < 85 ? "active" : OTHER_STATUSES.get(random.nextInt(OTHER_STATUSES.size()));
        var created = FIRST + id * 86_400L * 15 + random.nextInt(36_000);
        return new SampleProperty(
                id, reference(id), id == 1 ? "active" : status, kind, place, rent, price, size, bedrooms, agent, created);
    }

    private static String reference(int id) {
        return id == 1 ? "pf-flex" : id % 9 == 0 ? "Bxl-" + (300 + id) + "-A" : "PF-" + (1_000 + id);
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
        var languages = Json.createArrayBuilder().add(language(
                "en",
                "%s for %s in %s".formatted(capital(kind.word), rent ? "rent" : "sale", place.get(1)),
                "Ask for reference " + reference + "."));
        if (id % 2 == 1) {
            languages.add(language("fr", "À %s, %s".formatted(rent ? "louer" : "vendre", place.get(1)), ""));
        }
        if (id % 5 == 0) {
            languages.add(language("ar", rent ? "للإيجار" : "للبيع", ""));
        }
        return languages.build();
    }

    JsonArray images() {
        var images = Json.createArrayBuilder();
        for (var i = 1; i <= id % 4; i++) {
            images.add(Json.createObjectBuilder().add("url", "https://example.com/images/" + reference + "/" + i + ".jpg"));
        }
        return images.build();
    }

    private static JsonObjectBuilder language(String code, String title, String description) {
        return Json.createObjectBuilder().add("code", code).add("title", title).add("description", description);
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
