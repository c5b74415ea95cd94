package com.mycrm.channels;

import com.mycrm.api.paging.Page;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;

/** The envelope of a lead's conversation. */
@JsonbPropertyOrder({"count", "page", "perPage", "messages"})
public record ConversationList(long count, int page, int perPage, List<ConversationEvent> messages) {

    static ConversationList of(Page<ConversationEvent> page) {
        return new ConversationList(
                page.count(), page.request().number(), page.request().size(), page.items());
    }
}
