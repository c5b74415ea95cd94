package com.mycrm.events;

import java.util.List;

/** A type of objects that has events. Each implementation is found by CDI. */
public interface EventSource {

    /** The name of the object's envelope, with which the types of its events begin. */
    String object();

    /** The right that a reader of its events needs. */
    String readRight();

    /** What can happen to an object. */
    default List<String> verbs() {
        return List.of(NewEvent.CREATED, NewEvent.UPDATED, NewEvent.DELETED);
    }

    /** The filters by members of the object. */
    default List<MemberFilter> filters() {
        return List.of();
    }
}
