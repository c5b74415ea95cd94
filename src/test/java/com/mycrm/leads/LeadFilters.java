package com.mycrm.leads;

import com.mycrm.api.paging.Parameters;
import com.mycrm.api.paging.QueryString;
import com.mycrm.api.paging.SortOrder;
import java.time.ZoneOffset;

/** Filters of leads as a client writes them. */
final class LeadFilters {

    private LeadFilters() {}

    /** @param query such as {@code filters[status]=pending}; empty for all leads */
    static LeadFilter of(String query) {
        return LeadFilter.of(new Parameters(QueryString.parse(query), ZoneOffset.UTC));
    }

    static SortOrder<Lead> ascending(LeadSort key) {
        return new SortOrder<>(key, LeadSort.ID, true);
    }

    static SortOrder<Lead> descending(LeadSort key) {
        return new SortOrder<>(key, LeadSort.ID, false);
    }
}
