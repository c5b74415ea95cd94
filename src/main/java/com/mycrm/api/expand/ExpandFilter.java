package com.mycrm.api.expand;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** Applies the expand header to answers whose views have references. */
@Provider
@ApplicationScoped
public class ExpandFilter implements ContainerResponseFilter {

    @Inject
    Expansion expansion;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var lines = request.getHeaders().get(Expansion.HEADER);
        if (lines != null && response.getEntity() instanceof Envelope<?> envelope) {
            response.setEntity(expanded(envelope, lines, response.getHeaders()));
        }
    }

    private <V> Envelope<V> expanded(Envelope<V> envelope, List<String> lines, MultivaluedMap<String, Object> headers) {
        var references = envelope.references();
        if (references.relations().isEmpty()) {
            return envelope;
        }
        var wanted = expansion.wanted(lines, references, headers);
        return envelope.withViews(expansion.expanded(envelope.views(), references, wanted));
    }
}
