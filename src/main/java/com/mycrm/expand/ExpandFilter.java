package com.mycrm.expand;

import com.mycrm.http.Warnings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Puts full objects in place of references where the expand header asks for them: one look-up per relation and answer. */
@Provider
@ApplicationScoped
public class ExpandFilter implements ContainerResponseFilter {

    @Inject
    @Any
    Instance<Relation> relations;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var lines = request.getHeaders().get(ExpandHeader.NAME);
        if (lines == null || !(response.getEntity() instanceof Expandable answer)) {
            return;
        }
        var related = answer.related();
        var header = ExpandHeader.parse(lines, related.keySet());
        if (!header.expand().isEmpty()) {
            response.setEntity(answer.expanded(full(related, header.expand())));
        }
        header.unknown()
                .forEach(name -> Warnings.add(
                        response.getHeaders(),
                        "%s: '%s' is unknown and was ignored; there are %s"
                                .formatted(
                                        ExpandHeader.NAME, name, String.join(", ", new TreeSet<>(related.keySet())))));
    }

    private Map<String, Map<Long, ?>> full(Map<String, Set<Long>> related, Set<String> names) {
        var full = new HashMap<String, Map<Long, ?>>();
        for (var relation : relations) {
            if (names.contains(relation.name())) {
                full.put(relation.name(), relation.full(related.get(relation.name())));
            }
        }
        return full;
    }
}
