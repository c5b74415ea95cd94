package com.mycrm.api.expand;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A kind of related object that answers can show in full. A feature adds one by implementing this as a CDI bean. */
public interface Relation {

    /** The name in the expand header, which is also the name of the member that holds the reference. */
    String name();

    /** The counter in {@link com.mycrm.api.etag.ChangeCounts} that counts the changes of these objects. */
    String counter();

    /**
     * The members of a full object as the columns of a table; a dot leads into an inner object. None: it is a value.
     */
    List<String> columns();

    /** The objects of these ids as views, read with a fixed number of queries however many there are. */
    Map<Long, ?> views(Set<Long> ids);

    /**
     * Whether it is one of the extras: a member that is not there at all unless the header names {@code extras}. Such a
     * relation is no name of the header itself.
     */
    default boolean isExtra() {
        return false;
    }

    /** Whether a full object is shown as the one element of an array. */
    default boolean isArray() {
        return false;
    }
}
