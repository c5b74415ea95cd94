package com.mycrm.channels.meta;

import static com.mycrm.channels.TextSanitizer.first;

import com.mycrm.api.patch.JsonReaders;
import com.mycrm.channels.InboundItem;
import com.mycrm.channels.InboundMessage;
import com.mycrm.channels.InboundMessage.Sender;
import com.mycrm.channels.LenientJson;
import com.mycrm.channels.MessageChange;
import com.mycrm.channels.MessageRef;
import com.mycrm.channels.OutboundMessage;
import com.mycrm.channels.Payload;
import com.mycrm.channels.Receipt;
import com.mycrm.channels.TextSanitizer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads an event of Meta's Cloud API.
 *
 * <p>It trusts nothing: numbers may be missing since users have usernames, new types appear, and an element that makes
 * no sense is named and skipped. Only a body that is no JSON is not read.
 */
final class MetaPayload {

    private static final String MESSAGES = "messages";

    /** Fields of changes that bring messages. The other ones, such as {@code history}, bring none of a customer. */
    private static final Set<String> FIELDS = Set.of(MESSAGES, "smb_message_echoes");

    /** Types of messages by which nothing was written: the chat was opened. */
    private static final Set<String> NO_MESSAGES = Set.of("request_welcome");

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
                if (field == null || FIELDS.contains(field)) {
                    value(changes.get(j).at("value"), "entry " + i + ", change " + j);
                }
            }
        }
    }

    private void value(LenientJson value, String place) {
        var number = value.text("metadata", "phone_number_id");
        each(value.at(MESSAGES), place + ", message ", message -> message(message, value, number));
        each(value.at("message_echoes"), place + ", echo ", echo -> echo(echo, value, number));
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

    private Optional<String> message(LenientJson message, LenientJson value, String number) {
        if (InboundMessage.SYSTEM.equals(message.text("type"))) {
            return notice(message, number);
        }
        var sender = MetaSender.of(message, value.at("contacts").elements());
        return add(
                message,
                number,
                sender,
                ref -> new InboundMessage(ref, sender, null, MetaContent.of(message), sentAt(message)));
    }

    /** Meta's notice of a customer's change. One that does not name the customer changes nothing. */
    private Optional<String> notice(LenientJson message, String number) {
        var before = MetaSender.before(message);
        var after = MetaSender.after(message.at(InboundMessage.SYSTEM)).orElse(null);
        return before.isKnown()
                ? add(
                        message,
                        number,
                        before,
                        ref -> new InboundMessage(ref, before, after, MetaContent.of(message), sentAt(message)))
                : Optional.empty();
    }

    /** What the company wrote on the phone of its number. */
    private Optional<String> echo(LenientJson echo, LenientJson value, String number) {
        var recipient = MetaSender.recipient(echo, value.at("contacts").elements());
        return add(
                echo,
                number,
                recipient,
                ref -> new OutboundMessage(ref, recipient, MetaContent.of(echo), sentAt(echo)));
    }

    /** Adds a message, or the change of one, to the items, or returns its fault. */
    private Optional<String> add(
            LenientJson message, String number, Sender customer, Function<MessageRef, InboundItem> reader) {
        if (first(message.text("group_id")) != null || NO_MESSAGES.contains(first(message.text("type"), "unknown"))) {
            return Optional.empty();
        }
        var isChange = MetaChange.isChange(message);
        var ref = new MessageRef(number, isChange ? MetaChange.original(message) : first(message.text("id")));
        if (ref.number() == null) {
            return Optional.of("is to no number");
        }
        if (ref.id() == null) {
            return Optional.of("has no id");
        }
        if (isChange ? MetaChange.isEmptyEdit(message) : !customer.isKnown()) {
            return Optional.of(isChange ? "has no new content" : "names no customer");
        }
        items.add(
                isChange
                        ? new MessageChange(ref, customer, MetaChange.content(message), sentAt(message))
                        : reader.apply(ref));
        return Optional.empty();
    }

    private Instant sentAt(LenientJson element) {
        return TextSanitizer.seconds(element.text("timestamp"), receivedAt);
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
        items.add(new Receipt(ref, MetaStatus.recipient(status), reported, callback, sentAt(status)));
        return Optional.empty();
    }
}
