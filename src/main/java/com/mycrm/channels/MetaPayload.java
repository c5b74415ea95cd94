package com.mycrm.channels;

import com.mycrm.api.patch.JsonReaders;
import com.mycrm.channels.InboundMessage.Ad;
import com.mycrm.channels.InboundMessage.Media;
import com.mycrm.channels.InboundMessage.Sender;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What an event of Meta's Cloud API tells.
 *
 * <p>Read without trust: numbers may be missing since users have names, types come that nobody knows, and an element that
 * makes no sense is named and passed over. Only what is no JSON at all is not read.
 */
final class MetaPayload {

    private static final String MESSAGES = "messages";
    private static final int LONGEST_TEXT = 4096;
    private static final int LONGEST_NUMBER = 64;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ID = 190;
    private static final int LONGEST_WORD = 40;
    private static final int LONGEST_MEDIA = 500;

    private final Instant receivedAt;
    private final List<InboundItem> items = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();

    private MetaPayload(Instant receivedAt) {
        this.receivedAt = receivedAt;
    }

    /**
     * @param receivedAt the time of what names none
     * @throws jakarta.json.JsonException where the body is no JSON
     */
    static Payload parse(byte[] body, Instant receivedAt) {
        try (var reader = JsonReaders.of(new String(body, StandardCharsets.UTF_8))) {
            var payload = new MetaPayload(receivedAt);
            payload.read(new LenientJson(reader.readValue()));
            return new Payload(List.copyOf(payload.items), List.copyOf(payload.broken));
        }
    }

    private void read(LenientJson event) {
        var entries = event.at("entry").elements();
        for (var i = 0; i < entries.size(); i++) {
            var changes = entries.get(i).at("changes").elements();
            for (var j = 0; j < changes.size(); j++) {
                var field = changes.get(j).text("field");
                if (field == null || field.equals(MESSAGES)) {
                    value(changes.get(j).at("value"), "entry " + i + ", change " + j);
                }
            }
        }
    }

    private void value(LenientJson value, String place) {
        var number = TextSanitizer.fit(value.text("metadata", "phone_number_id"), LONGEST_NUMBER);
        each(value.at(MESSAGES), place + ", message ", message -> message(message, value, number));
        each(value.at("statuses"), place + ", status ", status -> receipt(status, number));
    }

    private void each(LenientJson elements, String place, Function<LenientJson, Optional<String>> reader) {
        var all = elements.elements();
        for (var i = 0; i < all.size(); i++) {
            var at = place + i;
            var fault = all.get(i).isObject() ? reader.apply(all.get(i)) : Optional.of("is no object");
            fault.ifPresent(found -> broken.add(at + " " + found));
        }
    }

    /** What is wrong with it; else it is among the items. */
    private Optional<String> message(LenientJson message, LenientJson value, String number) {
        var id = LenientJson.first(message.text("id"));
        if (number == null) {
            return Optional.of("is to no number");
        }
        if (id == null) {
            return Optional.of("has no id");
        }
        var sender = sender(message, value.at("contacts").elements());
        if (!sender.isKnown()) {
            return Optional.of("is by nobody");
        }
        var type = Optional.ofNullable(TextSanitizer.fit(message.text("type"), LONGEST_WORD))
                .orElse("unknown");
        var body = message.at(type);
        items.add(new InboundMessage(
                number,
                id,
                sender,
                becomes(message.at(InboundMessage.SYSTEM), sender),
                type,
                TextSanitizer.fit(text(type, body, message), LONGEST_TEXT),
                media(body),
                ad(message.at("referral")),
                TextSanitizer.seconds(message.text("timestamp"), receivedAt)));
        return Optional.empty();
    }

    private static Sender sender(LenientJson message, List<LenientJson> contacts) {
        var from = message.text("from");
        var userId = LenientJson.first(message.text("from_user_id"), message.text("user_id"));
        var contact = contacts.stream()
                .filter(known -> isOf(known, from, userId))
                .findFirst()
                .or(() ->
                        contacts.stream().filter(known -> contacts.size() == 1).findFirst())
                .orElse(new LenientJson(null));
        var phone = LenientJson.first(Phones.digits(from), Phones.digits(contact.text("wa_id")));
        var nameless = from != null && Phones.digits(from) == null ? from : null; // an id in the number's place
        return new Sender(
                phone,
                TextSanitizer.fit(LenientJson.first(userId, contact.text("user_id"), nameless), LONGEST_ID),
                TextSanitizer.fit(
                        LenientJson.first(
                                message.text("username"),
                                contact.text("profile", "username"),
                                contact.text("username")),
                        LONGEST_NAME),
                TextSanitizer.fit(contact.text("profile", "name"), LONGEST_ID));
    }

    private static boolean isOf(LenientJson contact, String from, String userId) {
        return from != null && (from.equals(contact.text("wa_id")) || from.equals(contact.text("user_id")))
                || userId != null && userId.equals(contact.text("user_id"));
    }

    /** Who a sender is from now on. */
    private static Sender becomes(LenientJson system, Sender sender) {
        var type = Optional.ofNullable(system.text("type")).orElse("");
        var phone = Phones.digits(LenientJson.first(system.text("new_wa_id"), system.text("wa_id")));
        var userId =
                TextSanitizer.fit(LenientJson.first(system.text("new_user_id"), system.text("user_id")), LONGEST_ID);
        return switch (type) {
            case "user_changed_number", "customer_changed_number" ->
                phone == null ? null : new Sender(phone, userId, sender.username(), sender.profileName());
            case "user_changed_user_id" ->
                userId == null ? null : new Sender(sender.phone(), userId, sender.username(), sender.profileName());
            default -> null;
        };
    }

    private static String text(String type, LenientJson body, LenientJson message) {
        return switch (type) {
            case "text", InboundMessage.SYSTEM -> body.text("body");
            case "button" -> LenientJson.first(body.text("text"), body.text("payload"));
            case "interactive" ->
                LenientJson.joined(
                        "\n",
                        body.text("button_reply", "title"),
                        body.text("list_reply", "title"),
                        body.text("list_reply", "description"),
                        body.text("nfm_reply", "body"));
            case "location" ->
                LenientJson.joined(
                        "\n",
                        body.text("name"),
                        body.text("address"),
                        LenientJson.joined(", ", body.text("latitude"), body.text("longitude")),
                        body.text("url"));
            case "contacts" -> LenientJson.joined("\n", body.elements().stream().map(MetaPayload::contact));
            case InboundMessage.REACTION -> body.text("emoji");
            case "order" ->
                LenientJson.joined(
                        "\n",
                        Stream.concat(
                                Stream.of(body.text("text")),
                                body.at("product_items").elements().stream().map(MetaPayload::product)));
            case "document" -> LenientJson.joined("\n", body.text("caption"), body.text("filename"));
            case "unsupported", "unknown" ->
                LenientJson.joined(
                        "\n",
                        message.at("errors").elements().stream()
                                .map(error -> LenientJson.first(error.text("title"), error.text("message"))));
            default -> LenientJson.first(body.text("caption"), body.text("body"), body.text("text"));
        };
    }

    private static String contact(LenientJson contact) {
        return LenientJson.joined(
                " ",
                Stream.concat(
                        Stream.of(contact.text("name", "formatted_name")),
                        contact.at("phones").elements().stream().map(phone -> phone.text("phone"))));
    }

    private static String product(LenientJson item) {
        return LenientJson.joined(" × ", item.text("quantity"), item.text("product_retailer_id"));
    }

    private static Media media(LenientJson body) {
        var id = TextSanitizer.fit(body.text("id"), LONGEST_MEDIA);
        var type = TextSanitizer.fit(body.text("mime_type"), LONGEST_ID);
        return id == null || type == null ? null : new Media(id, type);
    }

    private static Ad ad(LenientJson referral) {
        var id = TextSanitizer.fit(referral.text("source_id"), LONGEST_NAME);
        var text =
                LenientJson.joined("\n", referral.text("headline"), referral.text("body"), referral.text("source_url"));
        return id == null && text == null ? null : new Ad(id, TextSanitizer.fit(text, LONGEST_TEXT));
    }

    private Optional<String> receipt(LenientJson status, String number) {
        var id = LenientJson.first(status.text("id"));
        var word = TextSanitizer.fit(status.text("status"), LONGEST_WORD);
        if (number == null) {
            return Optional.of("is of no number");
        }
        if (id == null || word == null) {
            return Optional.of("has no id or no status");
        }
        var errors = status.at("errors").elements();
        var error = errors.isEmpty() ? new LenientJson(null) : errors.get(0);
        var recipient = status.text("recipient_id");
        items.add(new Receipt(
                number,
                id,
                word,
                Phones.digits(recipient),
                TextSanitizer.fit(
                        LenientJson.first(
                                status.text("recipient_user_id"), Phones.digits(recipient) == null ? recipient : null),
                        LONGEST_ID),
                status.text("biz_opaque_callback_data"),
                TextSanitizer.fit(error.text("code"), LONGEST_WORD),
                TextSanitizer.fit(
                        LenientJson.first(
                                error.text("title"), error.text("message"), error.text("error_data", "details")),
                        LONGEST_ID - LONGEST_WORD - 1),
                TextSanitizer.seconds(status.text("timestamp"), receivedAt)));
        return Optional.empty();
    }
}
