package com.mycrm.directory;

/**
 * A CDI event: a property was created or got another reference. Observers run in the same transaction.
 *
 * @param actor the user or key that made the change
 */
public record PropertyNamed(PropertySummary property, String actor) {}
