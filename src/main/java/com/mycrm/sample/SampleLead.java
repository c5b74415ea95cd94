package com.mycrm.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A lead of the sample data. Its id is its place in the list; the first is the one of the published page, some years later.
 *
 * <p>Drawn from {@link Random} with a fixed seed, whose numbers the Java platform specifies: the same leads come out on
 * every machine.
 */
record SampleLead(
        String phone,
        String status,
        long userId,
        Long propertyId,
        String reference,
        long date,
        long createdAt,
        long updatedAt) {

    static final int COUNT = 1_500;

    private static final long SEED = 35_436;
    private static final long START = Instant.parse("2023-07-20T22:55:29Z").getEpochSecond();
    private static final long END = Instant.parse("2026-06-30T23:59:59Z").getEpochSecond();
    private static final int DAY = 86_400;

    private static final List<String> STATUSES = List.of(
            "delivered", "delivered", "delivered", "delivered", "delivered", "notYetContacted", "notYetContacted",
            "calledNoReply", "calledNoReply", "prospect", "prospect", "qualified", "viewingsInProgress", "contractSent",
            "contractSigned", "notReady", "notInterested", "notInterested", "notdelivered", "pending");

    static List<SampleLead> all(List<SampleProperty> properties, long fallbackUser) {
        var random = new Random(SEED);
        var leads = new ArrayList<SampleLead>();
        var first = properties.get(0);
        leads.add(new SampleLead(
                "0478524147", "delivered", first.userId(), first.id(), first.reference(),
                START - 28, START, Instant.parse("2025-05-05T10:38:52Z").getEpochSecond()));
        while (leads.size() < COUNT) {
            var last = leads.get(leads.size() - 1);
            leads.add(next(leads, last.createdAt, properties, fallbackUser, random));
        }
        return List.copyOf(leads);
    }

    private static SampleLead next(
            List<SampleLead> before, long last, List<SampleProperty> properties, long fallbackUser, Random random) {
        var created = created(before.size(), last, random);
        var phone = phone(before, random);
        var status = STATUSES.get(random.nextInt(STATUSES.size()));
        var date = created - (random.nextInt(50) == 0 ? DAY * (1 + random.nextInt(9)) : random.nextInt(121));
        var updated = Math.min(END, created + (random.nextInt(3) == 0 ? 0 : 60 + random.nextInt(20 * DAY)));
        var property = properties.get((int) (properties.size() * Math.pow(random.nextDouble(), 2)));
        var asked = random.nextInt(100);
        if (asked < 5) {
            return new SampleLead(phone, status, fallbackUser, null, null, date, created, updated);
        }
        if (asked < 8) {
            var unknown = "EXT-" + (100 + random.nextInt(40));
            return new SampleLead(phone, status, fallbackUser, null, unknown, date, created, updated);
        }
        return new SampleLead(
                phone, status, property.userId(), property.id(), property.reference(), date, created, updated);
    }

    /** Ids follow time; some leads come in the same second, and some at the very ends of a day. */
    private static long created(int index, long last, Random random) {
        var even = START + (END - START) / COUNT * index;
        var time = Math.max(last, even + random.nextInt(DAY / 2));
        return switch (random.nextInt(60)) {
            case 0 -> last;
            case 1 -> Math.max(last, time / DAY * DAY);
            case 2 -> Math.min(END, time / DAY * DAY + DAY - 1);
            default -> Math.min(END, time);
        };
    }

    /** New, or that of a customer who wrote before; without a number where WhatsApp gives a user name instead. */
    private static String phone(List<SampleLead> before, Random random) {
        var kind = random.nextInt(100);
        return kind < 2 ? null : kind < 30 ? before.get(random.nextInt(before.size())).phone() : SamplePhones.next(random);
    }
}
