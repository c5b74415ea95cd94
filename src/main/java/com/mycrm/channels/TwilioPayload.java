package com.mycrm.channels;

import com.mycrm.channels.InboundMessage.Ad;
import com.mycrm.channels.InboundMessage.Media;
import com.mycrm.channels.InboundMessage.Sender;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a callback of Twilio tells: one message or one receipt, as a form.
 *
 * <p>Twilio names no time, so it is that of the callback's arrival.
 */
final class TwilioPayload {

    private static final String PREFIX = "whatsapp:";
    private static final int LONGEST_TEXT = 4096;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ID = 190;
    private static final int LONGEST_WORD = 40;
    private static final int LONGEST_MEDIA = 500;

    private final Map<String, String> form;
    private final Instant receivedAt;

    private TwilioPayload(Map<String, String> form, Instant receivedAt) {
        this.form = form;
        this.receivedAt = receivedAt;
    }

    static Payload parse(byte[] body, Instant receivedAt) {
        var form = new HashMap<String, String>();
        FormBody.parse(body).forEach(field -> form.putIfAbsent(field.name(), field.value()));
        var payload = new TwilioPayload(form, receivedAt);
        var id = payload.text("MessageSid", "SmsMessageSid", "SmsSid");
        if (id == null) {
            return new Payload(List.of(), List.of("The callback names no message"));
        }
        var status = Optional.ofNullable(payload.text("MessageStatus", "SmsStatus"))
                .map(word -> TextSanitizer.fit(word.toLowerCase(Locale.ROOT), LONGEST_WORD))
                .filter(word -> !word.equals("received") && !word.equals("receiving"));
        var item = status.map(word -> payload.receipt(id, word)).orElseGet(() -> payload.message(id));
        return item.map(found -> new Payload(List.of(found), List.of()))
                .orElseGet(() -> new Payload(List.of(), List.of("The callback names no sender or no number")));
    }

    private Optional<InboundItem> receipt(String id, String status) {
        return number("From")
                .map(number -> new Receipt(
                        number,
                        id,
                        status,
                        Phones.digits(address("To")),
                        userId("To"),
                        null,
                        TextSanitizer.fit(text("ErrorCode"), LONGEST_WORD),
                        TextSanitizer.fit(text("ErrorMessage"), LONGEST_ID - LONGEST_WORD - 1),
                        receivedAt));
    }

    private Optional<InboundItem> message(String id) {
        var from = Phones.digits(address("From"));
        var sender = new Sender(
                from == null ? Phones.digits(text("WaId")) : from,
                TextSanitizer.fit(LenientJson.first(text("ExternalUserId"), userId("From")), LONGEST_ID),
                TextSanitizer.fit(text("ProfileUsername", "Username"), LONGEST_NAME),
                TextSanitizer.fit(text("ProfileName"), LONGEST_ID));
        if (!sender.isKnown()) {
            return Optional.empty();
        }
        return number("To")
                .map(number -> new InboundMessage(
                        number,
                        id,
                        sender,
                        null,
                        type(),
                        TextSanitizer.fit(body(), LONGEST_TEXT),
                        media(),
                        ad(),
                        receivedAt));
    }

    /** Our number, as a channel knows it. */
    private Optional<String> number(String parameter) {
        return Optional.ofNullable(LenientJson.first(Phones.digits(address(parameter)), address(parameter)))
                .map(number -> TextSanitizer.fit(number, LONGEST_WORD));
    }

    private String userId(String parameter) {
        var address = address(parameter);
        return address == null || Phones.digits(address) != null ? null : TextSanitizer.fit(address, LONGEST_ID);
    }

    private String address(String parameter) {
        var address = text(parameter);
        return address != null && address.startsWith(PREFIX)
                ? LenientJson.first(address.substring(PREFIX.length()))
                : address;
    }

    private String type() {
        var type = TextSanitizer.fit(text("MessageType"), LONGEST_WORD);
        if (type != null) {
            return type;
        }
        if (text("Latitude") != null) {
            return "location";
        }
        var media = text("MediaContentType0");
        return media == null ? "text" : TextSanitizer.fit(media.replaceFirst("/.*", ""), LONGEST_WORD);
    }

    private String body() {
        return LenientJson.joined(
                "\n",
                text("Body", "ButtonText", "ListTitle"),
                text("Label"),
                text("Address"),
                LenientJson.joined(", ", text("Latitude"), text("Longitude")));
    }

    private Media media() {
        var url = TextSanitizer.fit(text("MediaUrl0"), LONGEST_MEDIA);
        return url == null ? null : new Media(url, TextSanitizer.fit(text("MediaContentType0"), LONGEST_ID));
    }

    private Ad ad() {
        var id = TextSanitizer.fit(text("ReferralSourceId"), LONGEST_NAME);
        var text = LenientJson.joined("\n", text("ReferralHeadline"), text("ReferralBody"), text("ReferralSourceUrl"));
        return id == null && text == null ? null : new Ad(id, TextSanitizer.fit(text, LONGEST_TEXT));
    }

    private String text(String... parameters) {
        for (var parameter : parameters) {
            var value = form.get(parameter);
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        return null;
    }
}
