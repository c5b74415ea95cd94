package com.mycrm.leads;

import com.mycrm.api.paging.PageRequest;
import com.mycrm.api.paging.SortOrder;
import com.mycrm.leads.counts.CountResult;
import com.mycrm.leads.counts.CountResult.IdRange;
import com.mycrm.leads.counts.DateField;
import com.mycrm.persistence.Condition;
import com.mycrm.persistence.IndexHint;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Chooses the index by which a page of leads is read.
 *
 * <p>The optimizers of MariaDB and MySQL guess how many leads a filter matches and where these stand in the order of
 * the list. If several indexes serve, they guess wrong: for a week in the order of creation they read half of a million
 * leads. The counts say how many leads there are. A filter that is not {@link #LISTED} gets no hint.
 */
final class LeadIndexHints {

    /** So few leads are sorted fast. Of more leads, the index of the sort key has a page sooner. */
    private static final int FEW = 20_000;

    /** The same among the leads of one user. */
    private static final int FEW_OF_USER = 2_000;

    /** The attributes of the filters that the rules below know. */
    private static final Set<String> LISTED = Set.of(
            "id",
            "phoneDigits",
            "phoneEnd0",
            "phoneEnd3",
            "phoneEnd6",
            "status",
            "date",
            "createdAt",
            "updatedAt",
            "userId",
            "propertyId",
            "propertyReferenceKey");

    /**
     * How a page is read.
     *
     * @param ids between which all leads of the list are; null where that does not matter
     * @param count the number of leads; null where the choice does not depend on it
     */
    record AccessPath(IndexHint hint, IdRange ids, CountResult count) {

        private static final AccessPath UNKNOWN = new AccessPath(IndexHint.NONE);

        private AccessPath(IndexHint hint) {
            this(hint, null, null);
        }
    }

    private final String prefix;
    private final LeadFilter<?> filter;
    private final LeadSort sort;
    private final Supplier<CountResult> counting;
    private CountResult count;

    private LeadIndexHints(String prefix, LeadFilter<?> filter, LeadSort sort, Supplier<CountResult> counting) {
        this.prefix = prefix;
        this.filter = filter;
        this.sort = sort;
        this.counting = counting;
    }

    /**
     * @param prefix what the names of the indexes begin with
     * @param count counts the leads, which is asked once at most; the number may be unknown
     */
    static AccessPath choose(String prefix, LeadFilter<?> filter, SortOrder<Lead> order, Supplier<CountResult> count) {
        return isListed(filter)
                ? new LeadIndexHints(prefix, filter, (LeadSort) order.key(), count).choose()
                : AccessPath.UNKNOWN;
    }

    private static boolean isListed(LeadFilter<?> filter) {
        return filter.conditions().stream()
                .map(Condition::attributes)
                .allMatch(attributes -> !attributes.isEmpty()
                        && attributes.stream().allMatch(attribute -> LISTED.contains(attribute.getName())));
    }

    private AccessPath by(String index, boolean isSorted) {
        return new AccessPath(new IndexHint(prefix + "_" + index, isSorted));
    }

    private AccessPath choose() {
        var path = path();
        return new AccessPath(path.hint(), path.ids(), count);
    }

    private AccessPath path() {
        if (!filter.ids().isEmpty()) {
            return AccessPath.UNKNOWN;
        }
        if (filter.phone() != null) {
            return filter.phone().isIndexed()
                    ? new AccessPath(IndexHint.sorted(PhoneIndex.indexes(prefix, filter.phone())))
                    : AccessPath.UNKNOWN;
        }
        if (!filter.properties().isEmpty()) {
            return by("property", filter.properties().size() == 1 && sort == LeadSort.ID);
        }
        if (filter.reference() != null) {
            return by("reference", sort == LeadSort.ID);
        }
        if (filter.users().size() == 1) {
            return ofUser();
        }
        return filter.dateField().map(this::inRange).orElseGet(this::ofAllDates);
    }

    private AccessPath ofUser() {
        if (filter.dateField().isPresent()) {
            return filter.dateField()
                    .filter(LeadIndexHints::isIndexedWithOthers)
                    .map(field -> by("user_" + word(field), isSortedBy(field)))
                    .orElse(AccessPath.UNKNOWN);
        }
        var isOfStatus = filter.statuses().size() == 1;
        var date = sort.dateField().filter(LeadIndexHints::isIndexedWithOthers);
        if (date.isPresent() && !(isOfStatus && isAtMost(FEW_OF_USER))) {
            return by("user_" + word(date.get()), true);
        }
        if (isUnindexedOfUser(sort) && !isAtMost(FEW)) {
            return by(sort.wireName(), true);
        }
        return isOfStatus || sort == LeadSort.STATUS
                ? by("user_status", isInOrderOfIds() || !isOfStatus)
                : by("user", isInOrderOfIds());
    }

    private AccessPath inRange(DateField field) {
        var index = filter.statuses().size() == 1 && isIndexedWithOthers(field) ? "status_" + word(field) : word(field);
        if (isInOrderOfIds() && count().ids() != null) {
            return inOrderOfIds(index, count().ids());
        }
        return sort.dateField().isPresent() || isAtMost(FEW) ? by(index, isSortedBy(field)) : AccessPath.UNKNOWN;
    }

    /** Reads the ids of the range in order and skips other leads, or reads all leads of the range and sorts them. */
    private AccessPath inOrderOfIds(String index, IdRange ids) {
        var leads = count().leads().orElseThrow();
        var read = PageRequest.DEFAULT_SIZE * (ids.last() - ids.first()) / Math.max(leads, 1);
        return read < leads ? new AccessPath(IndexHint.sorted("PRIMARY"), ids, count()) : by(index, false);
    }

    private AccessPath ofAllDates() {
        if (!filter.users().isEmpty() || filter.statuses().size() > 1) {
            return AccessPath.UNKNOWN;
        }
        if (filter.statuses().isEmpty()) {
            return sort == LeadSort.ID ? new AccessPath(IndexHint.PRIMARY_KEY) : by(sort.wireName(), true);
        }
        if (isInOrderOfIds()) {
            return by("status", true);
        }
        return sort.dateField()
                .filter(LeadIndexHints::isIndexedWithOthers)
                .map(field -> by("status_" + word(field), true))
                .orElseGet(() -> isAtMost(FEW) ? by("status", false) : AccessPath.UNKNOWN);
    }

    private boolean isSortedBy(DateField field) {
        return sort.dateField().filter(field::equals).isPresent();
    }

    private boolean isAtMost(int leads) {
        return count().leads().isPresent() && count().leads().getAsLong() <= leads;
    }

    private CountResult count() {
        if (count == null) {
            count = counting.get();
        }
        return count;
    }

    /** Whether the leads come in the order of their ids: those of one user or status do when they are sorted by it. */
    private boolean isInOrderOfIds() {
        return sort == LeadSort.ID
                || sort == LeadSort.USER && filter.users().size() == 1
                || sort == LeadSort.STATUS && filter.statuses().size() == 1;
    }

    /** Whether no index has the leads of one user in this order. */
    private static boolean isUnindexedOfUser(LeadSort sort) {
        return sort == LeadSort.PHONE || sort == LeadSort.CREATED;
    }

    /** Whether there are indexes of a user's and of a status' leads by this date. */
    private static boolean isIndexedWithOthers(DateField field) {
        return field != DateField.CREATED;
    }

    private static String word(DateField field) {
        return field.name().toLowerCase(Locale.ROOT);
    }
}
