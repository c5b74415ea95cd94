package com.mycrm.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes up the properties of the sample data, the same on every machine, in the order in which they were offered. */
final class SampleProperties {

    static final int COUNT = 60;

    private static final long SEED = 20_230_720;
    private static final long FIRST = Instant.parse("2022-09-05T07:20:00Z").getEpochSecond();
    private static final int DAY = 86_400;

    private final Random random = new Random(SEED);
    private final List<SamplePlace> places = SamplePlace.all();
    private final Map<String, SampleKind> kinds =
            SampleKind.all().stream().collect(Collectors.toMap(SampleKind::word, Function.identity()));
    private final List<SampleUser> agents;

    private SampleProperties(List<SampleUser> users) {
        agents = SampleUser.agents(users).stream().filter(SampleUser::isActive).toList();
    }

    static List<SampleProperty> all(List<SampleUser> users) {
        var maker = new SampleProperties(users);
        var properties = new ArrayList<SampleProperty>();
        for (var id = 1; id <= COUNT; id++) {
            properties.add(maker.next(id));
        }
        return List.copyOf(properties);
    }

    private SampleProperty next(int id) {
        var place = places.get((id - 1) % places.size());
        var kind = kinds.get(
                place.kinds().get(id == 1 ? 0 : random.nextInt(place.kinds().size())));
        var rent = id == 1 || !kind.category().equals("land") && random.nextInt(100) < 50;
        var bedrooms = kind.hasBedrooms() ? Integer.valueOf(bedrooms(kind)) : null;
        var size = kind.area() * (bedrooms == null ? 1 : bedrooms) + random.nextInt(25);
        var price = price((long) size * (kind.rate() - random.nextInt(20)) * place.squareMetrePrice() / 100, rent);
        var created = FIRST + (id - 1) * 20L * DAY + random.nextInt(9 * 3_600);
        var agent = agents.get((id - 1) % agents.size()).id();
        var shown = random.nextInt(8) == 0 ? null : size;
        var updated = created + random.nextInt(120 * DAY);
        return new SampleProperty(
                id, status(id, rent), kind, place, rent, price, shown, bedrooms, agent, created, updated);
    }

    private int bedrooms(SampleKind kind) {
        return kind.word().equals("apartment") ? 1 + random.nextInt(3) : 3 + random.nextInt(3);
    }

    /** Of a year's rent, which is paid in twelve equal parts, or of the sale. */
    private static long price(long value, boolean rent) {
        return rent ? value / 16 / 600 * 600 : value / 5_000 * 5_000;
    }

    private String status(int id, boolean rent) {
        return switch (id == 1 ? 9 : random.nextInt(10)) {
            case 0 -> "inactive";
            case 1 -> rent ? "rented" : "sold";
            default -> "active";
        };
    }
}
