package com.mycrm.api.expand;

import com.mycrm.api.expand.ExpandedObjects.OfRelation;
import com.mycrm.api.problem.Warnings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** Objects that one query reads. */
    private static final int READ_AT_ONCE = 1_000;

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

    /** The names of all relations. */
    public List<String> names() {
        return relations.stream().map(Relation::name).toList();
    }

    /**
     * The change counters of the relations that a request wants in full, in a stable order.
     *
     * @param lines of the expand header
     */
    public List<String> counters(List<String> lines) {
        var known = relations.stream().map(Expansion::headerName).collect(Collectors.toSet());
        var wanted = ExpandHeader.parse(lines, known).expand();
        return relations.stream()
                .filter(relation -> wanted.contains(headerName(relation)))
                .map(Relation::counter)
                .distinct()
                .toList();
    }

    /** The name by which the header shows the objects of a relation. */
    private static String headerName(Relation relation) {
        return relation.isExtra() ? ExpandHeader.EXTRAS : relation.name();
    }

    /**
     * The relations of a view that a request wants in full.
     *
     * @param lines of the expand header
     * @param headers of the answer, to which a warning is added for each name that is no relation
     */
    public Set<String> wanted(List<String> lines, References<?> references, MultivaluedMap<String, Object> headers) {
        var known = names(references);
        var header = ExpandHeader.parse(lines, known);
        header.unknown()
                .forEach(name -> Warnings.add(
                        headers,
                        "%s: '%s' is unknown and was ignored; there are %s"
                                .formatted(HEADER, name, String.join(", ", known))));
        return header.expand();
    }

    private Set<String> names(References<?> references) {
        var names = new TreeSet<>(references.relations());
        relations.stream().filter(Relation::isExtra).map(Relation::name).forEach(names::remove);
        if (!references.extras().isEmpty()) {
            names.add(ExpandHeader.EXTRAS);
        }
        return names;
    }

    /** The document with the extras of its views. */
    public <V> Envelope<V> withExtras(Envelope<V> document) {
        var references = document.references();
        return references.extras().isEmpty()
                ? document
                : document.withViews(expanded(document.views(), references, Set.of(ExpandHeader.EXTRAS)));
    }

    /**
     * The extras of these views by these relations, as the running transaction sees them.
     *
     * @param ids of the views
     */
    public ExpandedObjects uncommittedExtras(Set<String> names, List<Long> ids) {
        var found = new HashMap<String, OfRelation>();
        found.put(ExpandHeader.EXTRAS, new OfRelation(false, Map.of()));
        relations.stream().filter(relation -> names.contains(relation.name())).forEach(relation -> {
            var objects = new HashMap<Long, ExpandedObject>();
            for (var from = 0; from < ids.size(); from += READ_AT_ONCE) {
                var some = ids.subList(from, Math.min(from + READ_AT_ONCE, ids.size()));
                objects.putAll(cache.readUncached(relation, Set.copyOf(some)));
            }
            found.put(relation.name(), new OfRelation(false, objects));
        });
        return new ExpandedObjects(found);
    }

    /** The views with full objects in place of their references of these relations. */
    public <V> List<V> expanded(List<V> views, References<V> references, Set<String> wanted) {
        if (wanted.isEmpty()) {
            return views;
        }
        var found = new HashMap<String, OfRelation>();
        if (wanted.contains(ExpandHeader.EXTRAS)) {
            found.put(ExpandHeader.EXTRAS, new OfRelation(false, Map.of()));
        }
        for (var relation : relations) {
            var name = relation.name();
            if (wanted.contains(headerName(relation)) && references.relations().contains(name)) {
                found.put(name, new OfRelation(relation.isArray(), cache.find(relation, references.ids(name, views))));
            }
        }
        var objects = new ExpandedObjects(found);
        return views.stream()
                .map(view -> references.expand().apply(view, objects))
                .toList();
    }

    /** Columns of a table, with those of an object in place of each one that is shown in full, and the extras. */
    public List<String> columns(List<String> columns, References<?> references, Set<String> wanted) {
        var extras = wanted.contains(ExpandHeader.EXTRAS) ? references.extras() : List.<String>of();
        return Stream.concat(columns.stream(), extras.stream())
                .flatMap(column -> inner(column, wanted))
                .toList();
    }

    private Stream<String> inner(String column, Set<String> wanted) {
        var inner = relations.stream()
                .filter(relation -> relation.name().equals(column) && wanted.contains(headerName(relation)))
                .flatMap(relation -> relation.columns().stream())
                .map(name -> column + "." + name)
                .toList();
        return inner.isEmpty() ? Stream.of(column) : inner.stream();
    }
}
