package com.mycrm.api.json;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/**
 * Gives the {@link JsonConfiguration} to the server's own JSON-B writer, which writes what is no envelope.
 *
 * <p>Dependent, because another scope has a proxy, in which GlassFish does not find the type argument.
 */
@Provider
@Dependent
public class JsonResolver implements ContextResolver<Jsonb> {

    @Inject
    Jsonb jsonb;

    @Override
    public Jsonb getContext(Class<?> type) {
        return jsonb;
    }
}
