package com.mycrm.leads.counts;

import com.mycrm.api.paging.TimeRange;
import com.mycrm.leads.counts.CountDeltas.DeltaKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A question that the tallies can answer: how many leads have any of these statuses and either any of these users or a time
 * in a range.
 *
 * @param statuses empty for any
 * @param users empty for any
 * @param axis null for any time
 */
public record CountQuery(Set<String> statuses, Set<Long> users, DateField axis, TimeRange range) {

    /** Which deltas are of what is asked; nothing where days do not tell. */
    Optional<Predicate<Delta>> counted() {
        var days = days();
        return days.isNone() || !days.edges().isEmpty()
                ? Optional.empty()
                : Optional.of(delta -> isOf(delta.alike()) && (axis == null || days.has(axis.day(delta.alike()))));
    }

    private boolean isOf(DeltaKey alike) {
        return (statuses.isEmpty() || statuses.contains(alike.status()))
                && (users.isEmpty() || users.contains(alike.user()));
    }

    /** In the zone whose days are counted by. */
    DayRange days() {
        return DayRange.of(axis == null ? TimeRange.ALWAYS : range, CountDeltas.zone());
    }

    List<BucketRange> spans(DayRange days) {
        if (axis != null) {
            return days.spans(axis);
        }
        return users.isEmpty()
                ? List.of(new BucketRange(BucketKind.ALL, 0, 0))
                : users.stream()
                        .sorted()
                        .map(user -> new BucketRange(BucketKind.USER, user, user))
                        .toList();
    }
}
