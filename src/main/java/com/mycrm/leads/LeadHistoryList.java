package com.mycrm.leads;

import com.mycrm.api.paging.Page;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;

/** The envelope of a lead's history. */
@JsonbPropertyOrder({"count", "page", "perPage", "history"})
public record LeadHistoryList(long count, int page, int perPage, List<LeadHistory.Entry> history) {

    static LeadHistoryList of(Page<LeadHistory.Entry> page) {
        return new LeadHistoryList(
                page.count(), page.request().number(), page.request().size(), page.items());
    }
}
