package com.mycrm.api.expand;

import jakarta.json.bind.annotation.JsonbNillable;

/**
 * An object of another feature, known by its id alone: {@code {"id": 1}}. Nillable itself, because what is said so of the
 * object that has it does not reach it.
 */
@JsonbNillable
public record Reference(long id) {

    /** Null for no id. */
    public static Reference to(Long id) {
        return id == null ? null : new Reference(id);
    }
}
