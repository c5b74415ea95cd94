package com.mycrm.channels.meta;

import static com.mycrm.channels.TextSanitizer.first;

import com.mycrm.channels.InboundMessage.Sender;
import com.mycrm.channels.LenientJson;
import com.mycrm.channels.PhoneNumbers;
import java.util.List;
import java.util.Optional;

/** Reads who sent a message of Meta's Cloud API, and who a system message says that he is from now on. */
final class MetaSender {

    private MetaSender() {}

    static Sender of(LenientJson message, List<LenientJson> contacts) {
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

    /** To whom the company wrote. */
    static Sender recipient(LenientJson message, List<LenientJson> contacts) {
        var to = message.text("to");
        var userId = first(message.text("to_user_id"), message.text("recipient_user_id"));
        var contact = contacts.stream()
                .filter(known -> isOf(known, to, userId))
                .findFirst()
                .orElse(new LenientJson(null));
        var phone = first(PhoneNumbers.digits(to), PhoneNumbers.digits(contact.text("wa_id")));
        var nameless = to != null && PhoneNumbers.digits(to) == null ? to : null;
        return new Sender(phone, first(userId, contact.text("user_id"), nameless), null, null);
    }

    private static boolean isOf(LenientJson contact, String from, String userId) {
        return from != null && (from.equals(contact.text("wa_id")) || from.equals(contact.text("user_id")))
                || userId != null && userId.equals(contact.text("user_id"));
    }

    /** The new identity that a system message announces; null where it announces none. */
    static Sender newIdentity(LenientJson system, Sender sender) {
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
}
