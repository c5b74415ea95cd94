package com.mycrm.api.json;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/**
 * Gives the {@link JsonConfiguration} to the JSON-B writer of the server, which has the same precedence as {@link
 * JsonBodyWriter}: either of them may write an answer.
 */
@Provider
@ApplicationScoped
public class JsonResolver implements ContextResolver<Jsonb> {

    @Inject
    Jsonb jsonb;

    @Override
    public Jsonb getContext(Class<?> type) {
        return jsonb;
    }
}
