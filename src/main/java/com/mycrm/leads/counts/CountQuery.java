package com.mycrm.leads.counts;

import com.mycrm.api.paging.TimeRange;
import com.mycrm.leads.counts.CountDimension.ByDate;
import com.mycrm.leads.counts.CountDimension.ByStatus;
import com.mycrm.leads.counts.CountDimension.ByUser;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A count that the buckets can answer: leads with any of these statuses, and either of any of these users or with a
 * date in a range.
 *
 * @param statuses empty for any
 * @param users empty for any
 * @param field null for any date
 */
public record CountQuery(Set<String> statuses, Set<Long> users, DateField field, TimeRange range) {

    /**
     * The query for a filter.
     *
     * @param dimensions those of its conditions; empty for a condition that leads are not counted by
     * @return empty where the leads of the filter have to be counted one by one
     */
    public static Optional<CountQuery> of(List<Optional<CountDimension>> dimensions) {
        var query = Optional.of(new CountQuery(Set.of(), Set.of(), null, TimeRange.ALWAYS));
        for (var dimension : dimensions) {
            query = query.flatMap(known -> dimension.flatMap(known::with));
        }
        return query;
    }

    /** No bucket is both of a user and of a date, or of two dates. */
    private Optional<CountQuery> with(CountDimension dimension) {
        var isFree = users.isEmpty() && field == null;
        if (dimension instanceof ByStatus by) {
            return Optional.of(new CountQuery(by.statuses(), users, field, range))
                    .filter(query -> statuses.isEmpty());
        }
        if (dimension instanceof ByUser by) {
            return Optional.of(new CountQuery(statuses, by.users(), field, range))
                    .filter(query -> isFree);
        }
        var by = (ByDate) dimension;
        return Optional.of(new CountQuery(statuses, users, by.field(), by.range()))
                .filter(query -> isFree);
    }

    /** Whether it counts by status only, or all leads. */
    public boolean isByStatusOnly() {
        return users.isEmpty() && field == null;
    }

    /** The whole days of the range and its edges. */
    DayRange days() {
        return DayRange.of(range, CountDeltas.zone());
    }

    /** The buckets whose sum is the count of the whole days. */
    List<BucketRange> buckets(DayRange days) {
        if (field != null) {
            return days.buckets(field);
        }
        return users.isEmpty()
                ? List.of(new BucketRange(BucketKind.ALL, 0, 0))
                : users.stream()
                        .sorted()
                        .map(user -> new BucketRange(BucketKind.USER, user, user))
                        .toList();
    }
}
