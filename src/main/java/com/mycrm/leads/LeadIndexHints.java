package com.mycrm.leads;

import com.mycrm.api.paging.PageRequest;
import com.mycrm.api.paging.SortKey;
import com.mycrm.api.paging.SortOrder;
import com.mycrm.leads.counts.CountResult;
import com.mycrm.leads.counts.DateField;
import com.mycrm.persistence.IndexHint;
import java.util.Locale;

/**
 * Chooses the index by which a page of leads is found.
 *
 * <p>The optimizers of MariaDB and MySQL guess how many leads a filter lets through and how they lie in the order asked for,
 * and guess wrong where several indexes serve: a week in the order of creation read half of a million leads. We know how many
 * there are.
 */
final class LeadIndexHints {

    /** So many leads are soon sorted. With more, walking along the order asked for finds a page sooner. */
    private static final int FEW = 20_000;

    /** The same where the walk is along one user's leads. */
    private static final int FEW_OF_USER = 2_000;

    private LeadIndexHints() {}

    /** Whether it is to be known how many leads there are before the way to them is chosen. */
    static boolean asksHowMany(LeadFilter filter, SortOrder sort) {
        var isByTime = ((LeadSort) sort.key()).axis().isPresent();
        return filter.users().size() == 1
                ? filter.axis().isEmpty()
                        && (needsSorting(sort.key())
                                || isByTime && filter.statuses().size() == 1)
                : !isByTime && filter.axis().isPresent();
    }

    /** Whether no index has one user's leads in this order. */
    private static boolean needsSorting(SortKey sort) {
        return sort == LeadSort.PHONE || sort == LeadSort.CREATED;
    }

    static IndexHint of(LeadFilter filter, SortOrder sort, CountResult known) {
        if (!filter.ids().isEmpty()) {
            return IndexHint.ANY;
        }
        if (filter.phoneDigits() != null) {
            return filter.isOfFragment() ? IndexHint.ANY : IndexHint.toFew(PhoneIndex.indexes(filter.phoneDigits()));
        }
        if (!filter.properties().isEmpty()) {
            return along("ix_leads_property", filter.properties().size() == 1 && sort.key() == LeadSort.ID);
        }
        if (filter.reference() != null) {
            return along("ix_leads_reference", sort.key() == LeadSort.ID);
        }
        var key = (LeadSort) sort.key();
        if (filter.users().size() == 1) {
            return ofUser(filter, key, known);
        }
        return filter.axis().map(axis -> inTime(filter, axis, key, known)).orElseGet(() -> ofAllTimes(filter, key));
    }

    private static IndexHint ofUser(LeadFilter filter, LeadSort sort, CountResult known) {
        if (filter.axis().isPresent()) {
            return filter.axis()
                    .filter(LeadIndexHints::isIndexed)
                    .map(axis ->
                            along("ix_leads_user_" + word(axis), sort.axis().equals(filter.axis())))
                    .orElse(IndexHint.ANY);
        }
        var isOfStatus = filter.statuses().size() == 1;
        var time = sort.axis().filter(LeadIndexHints::isIndexed);
        if (time.isPresent() && !(isOfStatus && isAtMost(FEW_OF_USER, known))) {
            return IndexHint.inOrder("ix_leads_user_" + word(time.get()));
        }
        if (needsSorting(sort) && !isAtMost(FEW, known)) {
            return IndexHint.inOrder("ix_leads_" + sort.wireName());
        }
        return isOfStatus || sort == LeadSort.STATUS
                ? along("ix_leads_user_status", isById(filter, sort) || !isOfStatus)
                : along("ix_leads_user", isById(filter, sort));
    }

    private static IndexHint inTime(LeadFilter filter, DateField axis, LeadSort sort, CountResult known) {
        var index = filter.statuses().size() == 1 && isIndexed(axis)
                ? "ix_leads_status_" + word(axis)
                : "ix_leads_" + word(axis);
        if (isById(filter, sort) && known.bounds() != null) {
            return inOrderOfIds(index, known);
        }
        return sort.axis().isPresent() || isAtMost(FEW, known)
                ? along(index, sort.axis().equals(filter.axis()))
                : IndexHint.ANY;
    }

    /** Along the ids, passing over those that the filter does not let through; or all that it does, to be sorted. */
    private static IndexHint inOrderOfIds(String index, CountResult known) {
        var bounds = known.bounds();
        var passed = PageRequest.DEFAULT_SIZE * (bounds.last() - bounds.first()) / Math.max(known.leads(), 1);
        return passed < known.leads() ? IndexHint.between(bounds.first(), bounds.last()) : IndexHint.by(index);
    }

    private static IndexHint ofAllTimes(LeadFilter filter, LeadSort sort) {
        if (!filter.users().isEmpty() || filter.statuses().size() > 1) {
            return IndexHint.ANY;
        }
        if (filter.statuses().isEmpty()) {
            return sort == LeadSort.ID ? IndexHint.ANY : IndexHint.inOrder("ix_leads_" + sort.wireName());
        }
        if (isById(filter, sort)) {
            return IndexHint.inOrder("ix_leads_status");
        }
        return sort.axis()
                .filter(LeadIndexHints::isIndexed)
                .map(axis -> IndexHint.inOrder("ix_leads_status_" + word(axis)))
                .orElse(IndexHint.ANY);
    }

    private static IndexHint along(String index, boolean isInOrder) {
        return isInOrder ? IndexHint.inOrder(index) : IndexHint.by(index);
    }

    private static boolean isAtMost(int leads, CountResult known) {
        return known.leads() != null && known.leads() <= leads;
    }

    /** Whether the leads come in the order of their ids: those of one user or status do, sorted by it. */
    private static boolean isById(LeadFilter filter, LeadSort sort) {
        return sort == LeadSort.ID
                || sort == LeadSort.USER && filter.users().size() == 1
                || sort == LeadSort.STATUS && filter.statuses().size() == 1;
    }

    /** Whether there are indexes of a user's and of a status's leads by this time. */
    private static boolean isIndexed(DateField axis) {
        return axis != DateField.CREATED;
    }

    private static String word(DateField axis) {
        return axis.name().toLowerCase(Locale.ROOT);
    }
}
