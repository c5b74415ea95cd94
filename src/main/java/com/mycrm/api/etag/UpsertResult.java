package com.mycrm.api.etag;

/**
 * Result of PUT under a key that the client chose.
 *
 * @param isNew whether the write created the object; otherwise it replaced it
 */
public record UpsertResult<T>(boolean isNew, Versioned<T> object) {}
