package com.mycrm.persistence;

/**
 * CDI event: the database answers and has the newest schema. The first request is let in after its observers have run.
 *
 * <p>Observers add the rows that the service cannot work without. An exception of an observer makes this attempt to
 * start fail; the event is fired again with the next attempt.
 */
public record DatabaseReady() {}
