package com.mycrm.directory;

/**
 * A property was given its reference, by being created or renamed. Observers act in the same transaction.
 *
 * @param actor who did it
 */
public record PropertyNamed(KnownProperty property, String actor) {}
