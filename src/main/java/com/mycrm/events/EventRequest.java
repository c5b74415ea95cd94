package com.mycrm.events;

import java.util.Set;

/**
 * What a reader asks of the log: events of these types after a position, whose objects the filters match.
 *
 * @param types one at least
 * @param limit events at most
 */
public record EventRequest(long after, Set<String> types, MemberFilters filters, int limit) {

    /** All events of these types. */
    public EventRequest(long after, Set<String> types, int limit) {
        this(after, types, MemberFilters.NONE, limit);
    }

    EventRequest from(long position) {
        return new EventRequest(position, types, filters, limit);
    }

    boolean matches(EventView event) {
        return types.contains(event.type()) && filters.matches(event);
    }
}
