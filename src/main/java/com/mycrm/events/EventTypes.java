package com.mycrm.events;

import com.mycrm.api.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The types of events that there are: those of each {@link EventSource}. */
@ApplicationScoped
public class EventTypes {

    private Map<String, String> rights = Map.of();
    private Collection<MemberFilter> filters = List.of();

    @Inject
    void use(@Any Instance<EventSource> sources) {
        use(sources.stream().toList());
    }

    void use(List<EventSource> sources) {
        var all = new TreeMap<String, String>();
        sources.forEach(source ->
                source.verbs().forEach(verb -> all.put(source.object() + "." + verb, source.readRight())));
        rights = all;
        filters = sources.stream()
                .flatMap(source -> source.filters().stream())
                .collect(Collectors.toMap(MemberFilter::member, filter -> filter, MemberFilter::or, TreeMap::new))
                .values();
    }

    public Set<String> all() {
        return rights.keySet();
    }

    /** The filters, one for each member. */
    public Collection<MemberFilter> filters() {
        return filters;
    }

    /** The type or types that a word means: one type, or all of an object as in {@code whatsapp.*}. */
    public Optional<Set<String>> parse(String word) {
        var found = word.endsWith(".*")
                ? rights.keySet().stream()
                        .filter(type -> type.startsWith(word.substring(0, word.length() - 1)))
                        .collect(Collectors.toCollection(TreeSet::new))
                : Set.of(word);
        return Optional.of(Set.copyOf(found))
                .filter(types -> !types.isEmpty() && rights.keySet().containsAll(types));
    }

    /** Whether a reader with these rights may read all of the types. */
    boolean areReadable(Set<String> types, Predicate<String> hasRight) {
        return types.stream().map(rights::get).allMatch(hasRight);
    }

    /** @throws com.mycrm.api.problem.ProblemException 403 for a type that a reader with these rights may not read */
    public void requireReadable(Set<String> types, Predicate<String> hasRight) {
        types.stream()
                .map(rights::get)
                .filter(right -> !hasRight.test(right))
                .findFirst()
                .ifPresent(right -> {
                    throw Problems.forbidden(right);
                });
    }

    /**
     * The types that a reader gets.
     *
     * @param asked those that it names; empty for all that it may read
     * @throws com.mycrm.api.problem.ProblemException 403 for a type that it names and may not read
     */
    public Set<String> readable(Set<String> asked, Predicate<String> hasRight) {
        requireReadable(asked, hasRight);
        return asked.isEmpty()
                ? rights.keySet().stream()
                        .filter(type -> hasRight.test(rights.get(type)))
                        .collect(Collectors.toCollection(TreeSet::new))
                : asked;
    }
}
