package com.mycrm.leads;

import com.mycrm.api.paging.SortOrder;
import com.mycrm.leads.LeadIndexHints.AccessPath;
import com.mycrm.leads.counts.CountResult;
import java.util.function.Supplier;

/** A list of leads of one kind: the leads that match a filter, in an order. */
public record LeadList<E extends Lead, D>(LeadKind<E, D> kind, LeadFilter<E> filter, SortOrder<Lead> order) {

    static final SortOrder<Lead> BY_ID = new SortOrder<>(LeadSort.ID, LeadSort.ID, true);

    /** @param count counts the leads, where the choice of the index depends on it */
    AccessPath path(Supplier<CountResult> count) {
        return LeadIndexHints.choose(kind.names().indexes(), filter, order, count);
    }
}
