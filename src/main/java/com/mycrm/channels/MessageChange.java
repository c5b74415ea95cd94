package com.mycrm.channels;

import com.mycrm.channels.InboundMessage.Content;
import com.mycrm.channels.InboundMessage.Details;
import com.mycrm.channels.InboundMessage.Sender;
import java.time.Instant;

/**
 * A change of a message that was sent before: an edit or a deletion by its writer. It can arrive before the message.
 *
 * @param message the message that is changed
 * @param customer with whom the conversation is
 * @param content the new content; null for a deletion
 * @param sentAt the vendor's time of the change
 */
public record MessageChange(MessageRef message, Sender customer, Content content, Instant sentAt)
        implements InboundItem {

    boolean isDeletion() {
        return content == null;
    }

    /** The message as it is after this change: with the new text. A deletion leaves what it has said of its lead. */
    InboundMessage applied(InboundMessage original) {
        if (isDeletion()) {
            return original;
        }
        var was = original.content();
        var details = content.details();
        var edited = new Details(
                details.media().isEmpty() ? was.details().media() : details.media(),
                details.data() == null ? was.details().data() : details.data(),
                was.details().replyTo());
        return original.with(new Content(was.type(), content.text(), edited, was.referral()));
    }
}
