package com.mycrm.tallies;

import com.mycrm.query.TimeRange;
import java.util.List;
import java.util.Set;

/**
 * A question that the tallies can answer: how many leads have any of these statuses and either any of these users or a time
 * in a range.
 *
 * @param statuses empty for any
 * @param users empty for any
 * @param axis null for any time
 */
public record Asked(Set<String> statuses, Set<Long> users, Axis axis, TimeRange range) {

    List<Span> spans(Days days) {
        if (axis != null) {
            return days.spans(axis);
        }
        return users.isEmpty()
                ? List.of(new Span(TallyKind.ALL, 0, 0))
                : users.stream()
                        .sorted()
                        .map(user -> new Span(TallyKind.USER, user, user))
                        .toList();
    }
}
