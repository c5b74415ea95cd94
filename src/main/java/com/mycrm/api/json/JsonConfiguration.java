package com.mycrm.api.json;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.PropertyNamingStrategy;
import jakarta.json.bind.serializer.JsonbSerializer;

/**
 * The one JSON-B configuration: members are named {@code created_at} for {@code createdAt}, and every member is there,
 * with null for no value. A feature adds a serializer by a CDI bean of type {@link JsonbSerializer}.
 *
 * <p>Serializers are not named by {@code @JsonbTypeSerializer} at the view: Yasson overlooks the annotation on a type
 * that it meets first in a list without a type argument, and from then on everywhere.
 *
 * <p>A member that {@code @JsonbProperty} names is left out for no value, unless {@code @JsonbNillable} marks it too.
 */
@ApplicationScoped
public class JsonConfiguration {

    @Produces
    @ApplicationScoped
    Jsonb jsonb(@Any Instance<JsonbSerializer<?>> serializers) {
        return jsonb(serializers.stream().toArray(JsonbSerializer<?>[]::new));
    }

    /** The configuration with these serializers, without CDI. */
    public static Jsonb jsonb(JsonbSerializer<?>... serializers) {
        return JsonbBuilder.create(new JsonbConfig()
                .withNullValues(true)
                .withPropertyNamingStrategy(PropertyNamingStrategy.LOWER_CASE_WITH_UNDERSCORES)
                .withSerializers(serializers));
    }
}
