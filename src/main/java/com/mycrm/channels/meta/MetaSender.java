package com.mycrm.channels.meta;

import static com.mycrm.channels.TextSanitizer.first;

import com.mycrm.channels.InboundMessage;
import com.mycrm.channels.InboundMessage.Sender;
import com.mycrm.channels.LenientJson;
import com.mycrm.channels.PhoneNumbers;
import java.util.List;
import java.util.Optional;

/** Reads who sent a message of Meta's Cloud API, and who a system message says that he is from now on. */
final class MetaSender {

    private static final String CHANGED_NUMBER = "_changed_number";
    private static final String CHANGED_USER_ID = "_changed_user_id";

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
                first(message.text("from_parent_user_id"), contact.text("parent_user_id")),
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

    /**
     * Who a system message is about, by his names until now. It has no contacts, and may have no {@code from}: then a
     * new number is that of an id which stays.
     *
     * @see <a
     *     href="https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference">Meta's
     *     reference of webhooks, messages of the type system</a>
     */
    static Sender before(LenientJson message) {
        var system = message.at(InboundMessage.SYSTEM);
        var from = first(system.text("customer"), message.text("from"));
        var phone = PhoneNumbers.digits(from);
        var before = new Sender(
                phone,
                first(system.text("previous_user_id"), message.text("from_user_id"), phone == null ? from : null),
                first(system.text("previous_parent_user_id"), message.text("from_parent_user_id")),
                null,
                null);
        return before.isKnown() || !hasType(system, CHANGED_NUMBER)
                ? before
                : new Sender(null, system.text("user_id"), system.text("parent_user_id"), null, null);
    }

    private static boolean hasType(LenientJson system, String end) {
        return String.valueOf(system.text("type")).endsWith(end);
    }

    /** The new names that a system message announces; empty where it announces none. */
    static Optional<Sender> after(LenientJson system) {
        if (!hasType(system, CHANGED_NUMBER) && !hasType(system, CHANGED_USER_ID)) {
            return Optional.empty();
        }
        var identity = new Sender(
                PhoneNumbers.digits(first(system.text("new_wa_id"), system.text("wa_id"))),
                first(system.text("new_user_id"), system.text("user_id")),
                first(system.text("new_parent_user_id"), system.text("parent_user_id")),
                null,
                null);
        return Optional.of(identity).filter(Sender::isKnown);
    }
}
