package com.mycrm.demo;

import static com.mycrm.demo.MetaTraffic.text;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The customers of a day and what they write: each of twelve kinds of conversation in turn. */
final class Traffic {

    private static final Duration DAY = Duration.ofHours(9);
    private static final List<String> NAMES = List.of(
            "Zoë",
            "Jürgen",
            "مريم",
            "Łukasz",
            "Aisha",
            "王芳",
            "Nikolaos",
            "Chloé 🌸",
            "Bob",
            "O'Brien",
            "João",
            "Ольга");
    private static final List<String> PROPERTIES = List.of("PF-1001", "pf-flex", "Bxl-022-a", "PF-1002");

    private static final String AD = """
            "type": "text", "text": {"body": "Hello! Can I get more info on this?"}, "referral": {"source_url": \
            "https://fb.me/x", "source_id": "1208300", "source_type": "ad", "headline": "Sea view, ref: %s", "body": \
            "Chat with us", "media_type": "image", "ctwa_clid": "Aff-x"}""";
    private static final String PICTURE = """
            "type": "image", "image": {"id": "701", "mime_type": "image/jpeg", "sha256": "x", "caption": "This? 😍"}""";
    private static final String VOICE = """
            "type": "audio", "audio": {"id": "801", "mime_type": "audio/ogg; codecs=opus", "voice": true}""";
    private static final String PLACE = """
            "type": "location", "location": {"latitude": 25.0805, "longitude": 55.1403, "name": "Marina"}""";
    private static final String UNKNOWN_TYPE = """
            "type": "hologram", "hologram": {"caption": "Me in 3D"}""";
    private static final String REACTION = """
            "type": "reaction", "reaction": {"message_id": "wamid.x", "emoji": "👍"}""";
    private static final String BUTTON = """
            "type": "interactive", "interactive": {"type": "button_reply", "button_reply": {"id": "call", "title": \
            "Call me"}}""";
    private static final String NEW_NUMBER = """
            "type": "system", "system": {"type": "user_changed_number", "body": "changed", "wa_id": "%s9"}""";

    private final List<Delivery> deliveries = new ArrayList<>();
    private final Random random;
    private final MetaTraffic meta;
    private final TwilioTraffic twilio;
    private int leads;

    Traffic(Random random, MetaTraffic meta, TwilioTraffic twilio) {
        this.random = random;
        this.meta = meta;
        this.twilio = twilio;
    }

    /** How many leads the service makes of it. */
    int leads() {
        return leads;
    }

    /** In the order of the day except for neighbours, and every third delivery twice. */
    List<Delivery> outOfOrder() {
        deliveries.sort(Comparator.comparing(Delivery::time));
        for (var i = 0; i + 4 <= deliveries.size(); i += 4) {
            Collections.shuffle(deliveries.subList(i, i + 4), random);
        }
        var order = new ArrayList<Delivery>();
        for (var i = 0; i < deliveries.size(); i++) {
            order.addAll(Collections.nCopies(i % 3 == 0 ? 2 : 1, deliveries.get(i)));
        }
        return order;
    }

    void add(int number) {
        var digits = "97155" + String.format("%07d", random.nextInt(10_000_000));
        var name = NAMES.get(number % NAMES.size());
        var time = Instant.now().minus(DAY).plusSeconds(random.nextInt((int) DAY.toSeconds() - 1_800));
        var customer = new Customer(name, number % 12 == 3 ? null : digits, "AE." + digits, time);
        var reference = " ref: " + PROPERTIES.get(random.nextInt(PROPERTIES.size()));
        leads += number % 12 == 8 ? 2 : 1;
        switch (number % 12) {
            case 0 -> {
                send(meta.message(
                        customer, 0, "a portal's text", text("I am interested in your listing." + reference)));
                send(meta.message(customer, 40, "a second line", text("Is it still available? 🏡")));
                send(meta.receipts(customer, 300, "sent", "delivered", "read"));
            }
            case 1 -> {
                send(meta.message(customer, 0, "Arabic", text("مرحبا، هل الفيلا متاحة؟" + reference)));
                send(meta.receipts(customer, 120, "sent", "delivered"));
            }
            case 2 -> send(meta.message(customer, 0, "from an ad", AD.formatted(reference)));
            case 3 -> send(meta.message(customer, 0, "a username without a number", text("Hi!" + reference)));
            case 4 -> {
                send(meta.message(customer, 0, "a picture", PICTURE));
                send(meta.message(customer, 9, "a voice message", VOICE));
                send(meta.receipts(customer, 60, "sent", "failed"));
            }
            case 5 -> {
                send(twilio.message(
                        customer, "a text", Map.of("Body", "Good morning 🌅" + reference, "NumMedia", "0")));
                send(twilio.statuses(customer, 90, "queued", "sent", "delivered", "read"));
            }
            default -> addRarer(number % 12, customer);
        }
    }

    private void addRarer(int kind, Customer customer) {
        switch (kind) {
            case 6 -> send(meta.messageWithBrokenOne(customer, 0, "next to a broken message", text("Hello")));
            case 7 -> {
                send(meta.message(customer, 0, "a place", PLACE));
                send(meta.message(customer, 30, "a type that does not exist yet", UNKNOWN_TYPE));
                send(meta.message(customer, 50, "a reaction", REACTION));
            }
            case 8 -> {
                send(meta.message(customer, 0, "one property", text("ref: PF-1001")));
                send(meta.message(customer, 600, "another one, so two leads", text("And ref: pf-flex?")));
            }
            case 9 -> {
                send(meta.message(customer, 0, "a link", text("https://www.example.com/en/villa-dubai-PF-1001.html")));
                send(meta.message(customer, 5, "a button", BUTTON));
            }
            case 10 -> {
                var media = Map.of("MediaUrl0", "https://api.twilio.com/x", "MediaContentType0", "image/jpeg");
                send(twilio.message(customer, "a picture", media));
                send(twilio.statuses(customer, 20, "sent", "undelivered"));
            }
            default -> {
                send(meta.message(customer, 0, "before changing the number", text("Hello")));
                send(meta.message(customer, 60, "a new number", NEW_NUMBER.formatted(customer.phone())));
            }
        }
    }

    private void send(Delivery... some) {
        Collections.addAll(deliveries, some);
    }
}
