package com.mycrm.api.expand;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Applies the expand header to every answer that has something to expand. */
@Provider
@ApplicationScoped
public class ExpandFilter implements ContainerResponseFilter {

    @Inject
    Expansion expansion;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Expandable answer) {
            var wanted = expansion.wanted(request.getHeaders().get(Expansion.HEADER), answer, response.getHeaders());
            if (!wanted.isEmpty()) {
                response.setEntity(expansion.expanded(answer, wanted));
            }
        }
    }
}
