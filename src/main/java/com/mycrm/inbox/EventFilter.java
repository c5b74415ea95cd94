package com.mycrm.inbox;

import com.mycrm.api.paging.Parameters;
import java.util.Optional;
import java.util.Set;

/** Which events a caller asked for. An empty set means any. */
public record EventFilter(Set<String> states, Set<String> sources) {

    private static final Set<String> STATES = Set.of("waiting", "running", "done", "dead");

    static EventFilter of(Parameters parameters) {
        return new EventFilter(
                parameters.words(
                        "state", word -> Optional.of(word).filter(STATES::contains), "waiting, running, done, dead"),
                parameters.texts("source"));
    }
}
