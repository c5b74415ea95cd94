package com.mycrm.api.expand;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The references of a type of views to objects of other features.
 *
 * @param ids reads the id of the object that a view refers to, by relation; null for none
 * @param extras the columns of the members that the header shows by {@code extras}; empty where there are none
 * @param expand a view with these full objects in place of its references
 */
public record References<V>(
        Map<String, Function<V, Long>> ids, List<String> extras, BiFunction<V, ExpandedObjects, V> expand) {

    /** For views without extras. */
    public References(Map<String, Function<V, Long>> ids, BiFunction<V, ExpandedObjects, V> expand) {
        this(ids, List.of(), expand);
    }

    /** For views that refer to nothing that can be expanded. */
    public static <V> References<V> none() {
        return new References<>(Map.of(), (view, objects) -> view);
    }

    /** The names of the relations. */
    Set<String> relations() {
        return ids.keySet();
    }

    Set<Long> ids(String relation, List<V> views) {
        return views.stream()
                .map(ids.get(relation))
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
