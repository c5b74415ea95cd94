package com.mycrm.changes;

/**
 * What a write under a name of the client's own came to.
 *
 * @param isNew whether it made the object
 */
public record Put<T>(boolean isNew, Versioned<T> object) {}
