package com.mycrm.events;

import com.mycrm.api.paging.Parameters;
import com.mycrm.events.EventQueries.Bounds;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/**
 * The parameters of a request for events.
 *
 * @param after the position in the log; null where the request does not say
 * @param types empty for all that the caller may read
 * @param patience how long the request waits for the first event
 */
record EventParameters(
        ToLongFunction<Bounds> after, Set<String> types, MemberFilters filters, int limit, Duration patience) {

    private static final int MOST = 1_000;
    private static final int DEFAULT = 100;
    private static final int LONGEST_WAIT = 60;
    private static final String NOW = "now";

    static EventParameters ofFeed(Parameters parameters, EventTypes types) {
        var limit = parameters.size("limit", DEFAULT, MOST);
        return of(parameters, types, limit, Duration.ofSeconds(parameters.seconds("wait", LONGEST_WAIT)));
    }

    static EventParameters ofStream(Parameters parameters, EventTypes types) {
        parameters.ignore("limit", "wait");
        return of(parameters, types, DEFAULT, Duration.ZERO);
    }

    private static EventParameters of(Parameters parameters, EventTypes types, int limit, Duration patience) {
        var after = parameters.word("after", EventParameters::after, "takes a number from next, or " + NOW);
        var asked = parameters.word(
                "types",
                text -> types(text, types),
                "takes types, separated by commas: " + String.join(", ", types.all()));
        return new EventParameters(
                after, asked == null ? Set.of() : asked, filters(parameters, types), limit, patience);
    }

    private static Optional<ToLongFunction<Bounds>> after(String text) {
        return text.equals(NOW) ? Optional.of(Bounds::last) : position(text);
    }

    /** The position that a number of an event is. */
    static Optional<ToLongFunction<Bounds>> position(String text) {
        if (!text.matches("\\d{1,18}")) {
            return Optional.empty();
        }
        var number = Long.parseLong(text);
        return Optional.of(bounds -> number);
    }

    private static Optional<Set<String>> types(String text, EventTypes types) {
        var found = new TreeSet<String>();
        for (var word : text.split(",", -1)) {
            var parsed = types.parse(word.strip());
            if (parsed.isEmpty()) {
                return Optional.empty();
            }
            found.addAll(parsed.get());
        }
        return Optional.of(found);
    }

    private static MemberFilters filters(Parameters parameters, EventTypes types) {
        var values = new LinkedHashMap<String, Set<String>>();
        types.filters().forEach(filter -> {
            var wanted = filter.read(parameters);
            if (!wanted.isEmpty()) {
                values.put(filter.member(), wanted);
            }
        });
        return new MemberFilters(values);
    }

    EventRequest request(long position, Set<String> readable) {
        return new EventRequest(position, readable, filters, limit);
    }
}
