package com.mycrm.api.expand;

import jakarta.json.bind.annotation.JsonbNillable;

/**
 * An object of another feature, known by its id only: {@code {"id": 1}}. {@code @JsonbNillable} is not inherited by nested
 * types, so it is repeated here.
 */
@JsonbNillable
public record Reference(long id) {

    /** Null for no id. */
    public static Reference to(Long id) {
        return id == null ? null : new Reference(id);
    }
}
