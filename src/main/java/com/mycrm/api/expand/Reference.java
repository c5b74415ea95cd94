package com.mycrm.api.expand;

/** An object of another feature, by its id alone: {@code {"id": 1}}. */
public record Reference(long id) {

    /** Null for no id. */
    public static Reference to(Long id) {
        return id == null ? null : new Reference(id);
    }
}
