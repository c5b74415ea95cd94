package com.mycrm.events;

import com.mycrm.events.NewEvent.Subject;

/**
 * A CDI event: what earlier events said of an object is being erased. Observers erase what they keep of these events,
 * in the same transaction.
 *
 * @param object with which the types of these events begin
 */
public record EventsErased(Subject subject, String object) {}
