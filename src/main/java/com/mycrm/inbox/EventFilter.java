package com.mycrm.inbox;

import com.mycrm.api.paging.Parameters;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The filter of a list of events. An empty set is no condition. */
public record EventFilter(Set<String> states, Set<String> sources) {

    private static final List<String> STATES =
            List.of(InboxEvent.WAITING, InboxEvent.RUNNING, InboxEvent.DONE, InboxEvent.DEAD);

    static EventFilter of(Parameters parameters) {
        return new EventFilter(parameters.words("state", STATES), parameters.texts("source"));
    }

    Predicate predicate(CriteriaBuilder cb, Root<InboxEvent> event) {
        var predicates = new ArrayList<Predicate>();
        if (!states.isEmpty()) {
            predicates.add(event.get(InboxEvent_.state).in(states));
        }
        if (!sources.isEmpty()) {
            predicates.add(event.get(InboxEvent_.source).in(sources));
        }
        return cb.and(predicates.toArray(Predicate[]::new));
    }
}
