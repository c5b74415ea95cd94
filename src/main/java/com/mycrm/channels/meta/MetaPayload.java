package com.mycrm.channels.meta;

import static com.mycrm.channels.TextSanitizer.first;

import com.mycrm.api.patch.JsonReaders;
import com.mycrm.channels.InboundItem;
import com.mycrm.channels.InboundMessage;
import com.mycrm.channels.LenientJson;
import com.mycrm.channels.MessageRef;
import com.mycrm.channels.Payload;
import com.mycrm.channels.Receipt;
import com.mycrm.channels.TextSanitizer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
        var sender = MetaSender.of(message, value.at("contacts").elements());
        if (!sender.isKnown()) {
            return Optional.of("is by nobody");
        }
        var identity = MetaSender.newIdentity(message.at(InboundMessage.SYSTEM), sender);
        var sentAt = TextSanitizer.seconds(message.text("timestamp"), receivedAt);
        items.add(new InboundMessage(ref, sender, identity, MetaContent.of(message), sentAt));
        return Optional.empty();
    }

    /** Adds the receipt to the items, or returns its fault. */
    private Optional<String> receipt(LenientJson status, String number) {
        if (!MetaStatus.isReceipt(status)) {
            return Optional.empty();
        }
        var ref = new MessageRef(number, first(status.text("id")));
        var reported = MetaStatus.of(status);
        if (ref.number() == null) {
            return Optional.of("is of no number");
        }
        if (ref.id() == null || reported.word() == null) {
            return Optional.of("has no id or no status");
        }
        var callback = status.text("biz_opaque_callback_data");
        var sentAt = TextSanitizer.seconds(status.text("timestamp"), receivedAt);
        items.add(new Receipt(ref, MetaStatus.recipient(status), reported, callback, sentAt));
        return Optional.empty();
    }
}
