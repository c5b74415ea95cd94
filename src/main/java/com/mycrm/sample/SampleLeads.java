package com.mycrm.sample;

import static com.mycrm.sample.SampleTimes.DAY;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes up the leads of the sample data; the first is the one of the published page, some years later.
 *
 * <p>Drawn from {@link Random} with a fixed seed, whose whole numbers the Java platform specifies: the same leads come
 * out on every machine.
 */
final class SampleLeads {

    static final int COUNT = 1_500;

    private static final long SEED = 35_436;

    /** What became of a lead, the most frequent words several times. */
    private static final List<String> SETTLED = List.of(
            "delivered",
            "delivered",
            "delivered",
            "delivered",
            "delivered",
            "delivered",
            "notdelivered",
            "notYetContacted",
            "notYetContacted",
            "calledNoReply",
            "calledNoReply",
            "prospect",
            "prospect",
            "qualified",
            "viewingsInProgress",
            "contractSent",
            "contractSigned",
            "notReady",
            "notInterested",
            "notInterested");

    /** Where a lead of the last days can stand. */
    private static final List<String> FRESH = List.of("pending", "delivered", "notYetContacted");

    private static final int FRESH_DAYS = 21;

    /** With so many customers they begin to write again. */
    private static final int ACQUAINTED = 50;

    private final Random random = new Random(SEED);
    private final SamplePhones phones = new SamplePhones();
    private final List<SampleLead> leads = new ArrayList<>();
    private final List<SampleProperty> properties;
    private final List<SampleUser> agents;
    private final int fallback;

    private SampleLeads(List<SampleUser> users, List<SampleProperty> properties, int fallback) {
        this.properties = properties;
        this.agents = SampleUser.agents(users);
        this.fallback = fallback;
    }

    /** @param fallback the user of leads that have no other */
    static List<SampleLead> all(List<SampleUser> users, List<SampleProperty> properties, int fallback) {
        return new SampleLeads(users, properties, fallback).all();
    }

    private List<SampleLead> all() {
        for (var created : SampleTimes.all(COUNT, random)) {
            leads.add(leads.isEmpty() ? published(created) : next(created));
        }
        return List.copyOf(leads);
    }

    private SampleLead published(long created) {
        var property = properties.get(0);
        var updated = Instant.parse("2025-05-05T10:38:52Z").getEpochSecond();
        return new SampleLead(
                "0478524147",
                "delivered",
                property.user(),
                property.id(),
                property.reference(),
                created - 28,
                created,
                updated);
    }

    private SampleLead next(long created) {
        var phone = phone();
        var date = created - (random.nextInt(50) == 0 ? DAY + random.nextInt(9 * DAY) : random.nextInt(121));
        var status = status(created);
        var updated = Math.min(SampleTimes.END, created + delay(status));
        var asked = random.nextInt(100);
        if (asked < 5) {
            return new SampleLead(phone, status, user(fallback, created), null, null, date, created, updated);
        }
        if (asked < 8) {
            var unknown = "EXT-" + (100 + random.nextInt(40));
            return new SampleLead(phone, status, user(fallback, created), null, unknown, date, created, updated);
        }
        var property = property(date);
        return new SampleLead(
                phone,
                status,
                user(property.user(), created),
                property.id(),
                property.reference(),
                date,
                created,
                updated);
    }

    /** New, or that of a customer who wrote before; without a number where WhatsApp gives a user name instead. */
    private String phone() {
        var kind = random.nextInt(100);
        if (kind < 2) {
            return null;
        }
        return kind < 25 && leads.size() > ACQUAINTED
                ? leads.get(random.nextInt(leads.size())).phone()
                : phones.next(random);
    }

    private String status(long created) {
        var fresh = created > SampleTimes.END - FRESH_DAYS * DAY || random.nextInt(250) == 0;
        var words = fresh ? FRESH : SETTLED;
        return words.get(random.nextInt(words.size()));
    }

    /** Seconds until the status was reached: a receipt comes soon, an agent's work takes its time. */
    private int delay(String status) {
        return switch (status) {
            case "pending" -> 0;
            case "delivered", "notdelivered" -> 1 + random.nextInt(90);
            case "notYetContacted" -> 300 + random.nextInt(DAY);
            case "contractSent", "contractSigned" -> 10 * DAY + random.nextInt(60 * DAY);
            default -> 900 + random.nextInt(15 * DAY);
        };
    }

    /** Mostly the one in charge, now and then a colleague whom the lead was given to. */
    private int user(int inCharge, long created) {
        var colleague = agents.get(random.nextInt(agents.size()));
        return random.nextInt(10) == 0 && colleague.isThereAt(created) ? colleague.id() : inCharge;
    }

    /** One that was offered already when the customer wrote; some are asked for more than others. */
    private SampleProperty property(long date) {
        var offered = (int) properties.stream()
                .filter(property -> property.createdAt() <= date)
                .count();
        return properties.get(
                random.nextInt(2) == 0 ? random.nextInt(offered) : random.nextInt(1 + random.nextInt(offered)));
    }
}
