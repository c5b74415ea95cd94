package com.mycrm.persistence;

/**
 * Says that the database answers and has the newest schema, before the first request is let in.
 *
 * <p>Whoever has rows to add at a start observes it. An exception of an observer counts as a failed attempt to start.
 */
public record DatabaseReady() {}
