package com.mycrm.api.etag;

/**
 * What a write under a name of the client's own came to.
 *
 * @param isNew whether it made the object
 */
public record UpsertResult<T>(boolean isNew, Versioned<T> object) {}
