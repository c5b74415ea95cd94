package com.mycrm.api.expand;

import com.mycrm.api.Warnings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Puts full objects in place of references: one look-up for each relation and answer. */
@ApplicationScoped
public class Expansion {

    @Inject
    @Any
    Instance<Relation> relations;

    /**
     * The relations of an answer that a request wants in full.
     *
     * @param lines of the expand header, null for none
     * @param headers of the answer, to which a warning is added for each name that means nothing
     */
    public Set<String> wanted(List<String> lines, Expandable answer, MultivaluedMap<String, Object> headers) {
        if (lines == null) {
            return Set.of();
        }
        var known = answer.related().keySet();
        var header = ExpandHeader.parse(lines, known);
        header.unknown()
                .forEach(name -> Warnings.add(
                        headers,
                        "%s: '%s' is unknown and was ignored; there are %s"
                                .formatted(ExpandHeader.NAME, name, String.join(", ", new TreeSet<>(known)))));
        return header.expand();
    }

    public Expandable expanded(Expandable answer, Set<String> wanted) {
        if (wanted.isEmpty()) {
            return answer;
        }
        var related = answer.related();
        var full = new HashMap<String, Map<Long, ExpandedObject>>();
        for (var relation : relations) {
            if (wanted.contains(relation.name())) {
                full.put(relation.name(), relation.full(related.get(relation.name())));
            }
        }
        return answer.expanded(full);
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
