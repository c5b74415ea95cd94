package com.mycrm.channels.meta;

import static com.mycrm.channels.TextSanitizer.first;
import static com.mycrm.channels.TextSanitizer.joined;

import com.mycrm.api.patch.JsonReaders;
import com.mycrm.channels.InboundItem;
import com.mycrm.channels.InboundMessage;
import com.mycrm.channels.InboundMessage.Ad;
import com.mycrm.channels.InboundMessage.Content;
import com.mycrm.channels.InboundMessage.Media;
import com.mycrm.channels.InboundMessage.Sender;
import com.mycrm.channels.LenientJson;
import com.mycrm.channels.MessageRef;
import com.mycrm.channels.Payload;
import com.mycrm.channels.PhoneNumbers;
import com.mycrm.channels.Receipt;
import com.mycrm.channels.Receipt.Recipient;
import com.mycrm.channels.ReceiptStatus;
import com.mycrm.channels.TextSanitizer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads an event of Meta's Cloud API.
 *
 * <p>It trusts nothing: numbers may be missing since users have usernames, new types appear, and an element that makes
 * no sense is named and skipped. Only a body that is no JSON is not read.
 */
final class MetaPayload {

    private static final String MESSAGES = "messages";

    /** Meta sends up to a thousand updates in one event. */
    private static final int MOST_VALUES = 100_000;

    private final Instant receivedAt;
    private final List<InboundItem> items = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    private MetaPayload(Instant receivedAt) {
        this.receivedAt = receivedAt;
    }

    /**
     * @param receivedAt the time of an element that has none
     * @throws jakarta.json.JsonException where the body is no JSON
     */
    static Payload parse(byte[] body, Instant receivedAt) {
        var payload = new MetaPayload(receivedAt);
        payload.read(new LenientJson(JsonReaders.parse(new String(body, StandardCharsets.UTF_8), MOST_VALUES)));
        return new Payload(List.copyOf(payload.items), List.copyOf(payload.faults));
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
        var number = value.text("metadata", "phone_number_id");
        each(value.at(MESSAGES), place + ", message ", message -> message(message, value, number));
        each(value.at("statuses"), place + ", status ", status -> receipt(status, number));
    }

    private void each(LenientJson elements, String place, Function<LenientJson, Optional<String>> reader) {
        var all = elements.elements();
        for (var i = 0; i < all.size(); i++) {
            var at = place + i;
            var fault = all.get(i).isObject() ? reader.apply(all.get(i)) : Optional.of("is no object");
            fault.ifPresent(found -> faults.add(at + " " + found));
        }
    }

    /** Adds the message to the items, or returns its fault. */
    private Optional<String> message(LenientJson message, LenientJson value, String number) {
        var ref = new MessageRef(number, first(message.text("id")));
        if (ref.number() == null) {
            return Optional.of("is to no number");
        }
        if (ref.id() == null) {
            return Optional.of("has no id");
        }
        var sender = sender(message, value.at("contacts").elements());
        if (!sender.isKnown()) {
            return Optional.of("is by nobody");
        }
        var identity = newIdentity(message.at(InboundMessage.SYSTEM), sender);
        var sentAt = TextSanitizer.seconds(message.text("timestamp"), receivedAt);
        items.add(new InboundMessage(ref, sender, identity, content(message), sentAt));
        return Optional.empty();
    }

    private static Content content(LenientJson message) {
        var type = first(message.text("type"), "unknown");
        var body = message.at(type);
        return new Content(type, text(type, body, message), media(body), ad(message.at("referral")));
    }

    private static Sender sender(LenientJson message, List<LenientJson> contacts) {
        var from = message.text("from");
        var userId = first(message.text("from_user_id"), message.text("user_id"));
        var contact = contacts.stream()
                .filter(known -> isOf(known, from, userId))
                .findFirst()
                .or(() ->
                        contacts.stream().filter(known -> contacts.size() == 1).findFirst())
                .orElse(new LenientJson(null));
        var phone = first(PhoneNumbers.digits(from), PhoneNumbers.digits(contact.text("wa_id")));
        var nameless = from != null && PhoneNumbers.digits(from) == null ? from : null; // an id in the number's place
        return new Sender(
                phone,
                first(userId, contact.text("user_id"), nameless),
                first(message.text("username"), contact.text("profile", "username"), contact.text("username")),
                contact.text("profile", "name"));
    }

    private static boolean isOf(LenientJson contact, String from, String userId) {
        return from != null && (from.equals(contact.text("wa_id")) || from.equals(contact.text("user_id")))
                || userId != null && userId.equals(contact.text("user_id"));
    }

    private static Sender newIdentity(LenientJson system, Sender sender) {
        var type = Optional.ofNullable(system.text("type")).orElse("");
        var phone = PhoneNumbers.digits(first(system.text("new_wa_id"), system.text("wa_id")));
        var userId = first(system.text("new_user_id"), system.text("user_id"));
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
            case "button" -> first(body.text("text"), body.text("payload"));
            case "interactive" -> interactive(body);
            case "location" -> location(body);
            case "contacts" -> joined("\n", body.elements().stream().map(MetaPayload::contact));
            case InboundMessage.REACTION -> body.text("emoji");
            case "order" -> order(body);
            case "document" -> joined("\n", body.text("caption"), body.text("filename"));
            case "unsupported", "unknown" ->
                joined("\n", message.at("errors").elements().stream().map(MetaPayload::error));
            default -> first(body.text("caption"), body.text("body"), body.text("text"));
        };
    }

    private static String interactive(LenientJson body) {
        return joined(
                "\n",
                body.text("button_reply", "title"),
                body.text("list_reply", "title"),
                body.text("list_reply", "description"),
                body.text("nfm_reply", "body"));
    }

    private static String location(LenientJson body) {
        var coordinates = joined(", ", body.text("latitude"), body.text("longitude"));
        return joined("\n", body.text("name"), body.text("address"), coordinates, body.text("url"));
    }

    private static String order(LenientJson body) {
        var products = body.at("product_items").elements().stream().map(MetaPayload::product);
        return joined("\n", Stream.concat(Stream.of(body.text("text")), products));
    }

    private static String error(LenientJson error) {
        return first(error.text("title"), error.text("message"));
    }

    private static String contact(LenientJson contact) {
        return joined(
                " ",
                Stream.concat(
                        Stream.of(contact.text("name", "formatted_name")),
                        contact.at("phones").elements().stream().map(phone -> phone.text("phone"))));
    }

    private static String product(LenientJson item) {
        return joined(" × ", item.text("quantity"), item.text("product_retailer_id"));
    }

    private static Media media(LenientJson body) {
        var media = new Media(body.text("id"), body.text("mime_type"));
        return media.id() == null || media.type() == null ? null : media;
    }

    private static Ad ad(LenientJson referral) {
        return Ad.of(
                referral.text("source_id"),
                referral.text("headline"),
                referral.text("body"),
                referral.text("source_url"));
    }

    /** Adds the receipt to the items, or returns its fault. */
    private Optional<String> receipt(LenientJson status, String number) {
        var ref = new MessageRef(number, first(status.text("id")));
        var reported = status(status);
        if (ref.number() == null) {
            return Optional.of("is of no number");
        }
        if (ref.id() == null || reported.word() == null) {
            return Optional.of("has no id or no status");
        }
        var callback = status.text("biz_opaque_callback_data");
        var sentAt = TextSanitizer.seconds(status.text("timestamp"), receivedAt);
        items.add(new Receipt(ref, recipient(status), reported, callback, sentAt));
        return Optional.empty();
    }

    private static ReceiptStatus status(LenientJson status) {
        var error = status.at("errors").elements().stream().findFirst().orElse(new LenientJson(null));
        return new ReceiptStatus(
                status.text("status"),
                error.text("code"),
                first(error.text("title"), error.text("message"), error.text("error_data", "details")));
    }

    private static Recipient recipient(LenientJson status) {
        var id = status.text("recipient_id");
        var phone = PhoneNumbers.digits(id);
        return new Recipient(phone, first(status.text("recipient_user_id"), phone == null ? id : null));
    }
}
