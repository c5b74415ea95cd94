package com.mycrm.channels.meta;

import static com.mycrm.channels.TextSanitizer.first;

import com.mycrm.channels.InboundMessage.Content;
import com.mycrm.channels.LenientJson;
import java.util.Optional;

/** Reads an edit or a deletion of a message, which Meta's Cloud API sends as a message of its own. */
final class MetaChange {

    private static final String EDIT = "edit";
    private static final String REVOKE = "revoke";

    private MetaChange() {}

    static boolean isChange(LenientJson message) {
        var type = message.text("type");
        return EDIT.equals(type) || REVOKE.equals(type);
    }

    /** The id of the message that is changed; null for none. */
    static String original(LenientJson message) {
        var change = message.at(message.text("type"));
        return first(change.text("original_message_id"), change.text("message_id"), message.text("context", "id"));
    }

    /** Whether the message is an edit without a new content. */
    static boolean isEmptyEdit(LenientJson message) {
        return EDIT.equals(message.text("type")) && !edited(message).isObject();
    }

    /** The new content; null for a deletion. */
    static Content content(LenientJson message) {
        return Optional.of(edited(message))
                .filter(LenientJson::isObject)
                .map(MetaContent::of)
                .orElse(null);
    }

    private static LenientJson edited(LenientJson message) {
        return message.at(EDIT, "message");
    }
}
