package com.mycrm.channels.twilio;

import static com.mycrm.channels.TextSanitizer.first;

import com.mycrm.channels.InboundItem;
import com.mycrm.channels.InboundMessage;
import com.mycrm.channels.InboundMessage.Sender;
import com.mycrm.channels.MessageRef;
import com.mycrm.channels.Payload;
import com.mycrm.channels.PhoneNumbers;
import com.mycrm.channels.Receipt;
import com.mycrm.channels.Receipt.Recipient;
import com.mycrm.channels.ReceiptStatus;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads a callback of Twilio: a form with one message or one receipt. One of another channel of the same number, such
 * as an SMS, brings nothing.
 *
 * <p>The form has no time; the time of arrival replaces it.
 */
final class TwilioPayload {

    private static final String PREFIX = "whatsapp:";
    private static final Set<String> INBOUND = Set.of("received", "receiving");

    private final TwilioForm form;
    private final Instant receivedAt;

    private TwilioPayload(TwilioForm form, Instant receivedAt) {
        this.form = form;
        this.receivedAt = receivedAt;
    }

    static Payload parse(byte[] body, Instant receivedAt) {
        var payload = new TwilioPayload(TwilioForm.parse(body), receivedAt);
        var id = payload.text("MessageSid", "SmsMessageSid", "SmsSid");
        if (id == null) {
            return new Payload(List.of(), List.of("The callback names no message"));
        }
        if (payload.isOfOtherChannel()) {
            return new Payload(List.of(), List.of());
        }
        var status = payload.status();
        var item = status.word() == null ? payload.message(id) : payload.receipt(id, status);
        return item.map(found -> new Payload(List.of(found), List.of()))
                .orElseGet(() -> new Payload(List.of(), List.of("The callback names no sender or no number")));
    }

    /** An address of WhatsApp has its prefix, one of an SMS none, and those of others have their own. */
    private boolean isOfOtherChannel() {
        var addresses = Stream.of("From", "To", "ChannelPrefix")
                .flatMap(parameter -> Stream.ofNullable(text(parameter)))
                .map(address -> (address + ':').startsWith(PREFIX))
                .toList();
        return !addresses.isEmpty() && !addresses.contains(true);
    }

    /** The status of a sent message; without a word where the callback brings a message. */
    private ReceiptStatus status() {
        var word = Optional.ofNullable(text("MessageStatus", "SmsStatus"))
                .map(given -> given.toLowerCase(Locale.ROOT))
                .filter(given -> !INBOUND.contains(given));
        return new ReceiptStatus(word.orElse(null), text("ErrorCode"), text("ErrorMessage"));
    }

    private Optional<InboundItem> receipt(String id, ReceiptStatus status) {
        var recipient = new Recipient(PhoneNumbers.digits(address("To")), userId("To"));
        return ref("From", id).map(ref -> new Receipt(ref, recipient, status, null, receivedAt));
    }

    private Optional<InboundItem> message(String id) {
        var from = PhoneNumbers.digits(address("From"));
        var sender = new Sender(
                from == null ? PhoneNumbers.digits(text("WaId")) : from,
                first(text("ExternalUserId"), userId("From")),
                text("ProfileUsername", "Username"),
                text("ProfileName"));
        if (!sender.isKnown()) {
            return Optional.empty();
        }
        var content = TwilioContent.of(form);
        return ref("To", id).map(ref -> new InboundMessage(ref, sender, null, content, receivedAt));
    }

    private Optional<MessageRef> ref(String parameter, String id) {
        var number = first(PhoneNumbers.digits(address(parameter)), address(parameter));
        return Optional.of(new MessageRef(number, id)).filter(ref -> ref.number() != null);
    }

    private String userId(String parameter) {
        var address = address(parameter);
        return address == null || PhoneNumbers.digits(address) != null ? null : address;
    }

    private String address(String parameter) {
        var address = text(parameter);
        return address != null && address.startsWith(PREFIX) ? first(address.substring(PREFIX.length())) : address;
    }

    private String text(String... parameters) {
        return form.text(parameters);
    }
}
