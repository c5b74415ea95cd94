package com.mycrm.api.expand;

import com.mycrm.api.expand.ExpandedObjects.OfRelation;
import com.mycrm.api.problem.Warnings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts full objects in place of references, with one look-up for each relation and answer. The relations are the CDI
 * beans of type {@link Relation}.
 */
@ApplicationScoped
public class Expansion {

    /** The request header that names the relations to expand. */
    public static final String HEADER = "X-MyCRM-Expand-Data";

    @Inject
    ExpandedObjectCache cache;

    private List<Relation> relations = List.of();

    @Inject
    void use(@Any Instance<Relation> found) {
        use(found.stream());
    }

    /** Sorts the relations, so that ETags are the same on every node. */
    void use(Stream<Relation> found) {
        relations = found.sorted(Comparator.comparing(Relation::name)).toList();
    }

    /**
     * The change counters of the relations that a request wants in full, in a stable order.
     *
     * @param lines of the expand header
     */
    public List<String> counters(List<String> lines) {
        var known = relations.stream().map(Relation::name).collect(Collectors.toSet());
        var wanted = ExpandHeader.parse(lines, known).expand();
        return relations.stream()
                .filter(relation -> wanted.contains(relation.name()))
                .map(Relation::counter)
                .toList();
    }

    /**
     * The relations of a view that a request wants in full.
     *
     * @param lines of the expand header
     * @param headers of the answer, to which a warning is added for each name that is no relation
     */
    public Set<String> wanted(List<String> lines, References<?> references, MultivaluedMap<String, Object> headers) {
        var known = references.relations();
        var header = ExpandHeader.parse(lines, known);
        header.unknown()
                .forEach(name -> Warnings.add(
                        headers,
                        "%s: '%s' is unknown and was ignored; there are %s"
                                .formatted(HEADER, name, String.join(", ", new TreeSet<>(known)))));
        return header.expand();
    }

    /** The views with full objects in place of their references of these relations. */
    public <V> List<V> expanded(List<V> views, References<V> references, Set<String> wanted) {
        if (wanted.isEmpty()) {
            return views;
        }
        var found = new HashMap<String, OfRelation>();
        for (var relation : relations) {
            var name = relation.name();
            if (wanted.contains(name)) {
                found.put(name, new OfRelation(relation.isArray(), cache.find(relation, references.ids(name, views))));
            }
        }
        var objects = new ExpandedObjects(found);
        return views.stream()
                .map(view -> references.expand().apply(view, objects))
                .toList();
    }

    /** Columns of a table, with those of an object in place of each one that is shown in full. */
    public List<String> columns(List<String> columns, Set<String> wanted) {
        var all = new ArrayList<String>();
        for (var column : columns) {
            if (wanted.contains(column)) {
                relations.stream()
                        .filter(relation -> relation.name().equals(column))
                        .flatMap(relation -> relation.columns().stream())
                        .forEach(inner -> all.add(column + "." + inner));
            } else {
                all.add(column);
            }
        }
        return all;
    }
}
