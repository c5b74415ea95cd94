package com.mycrm.api.expand;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a feature implements so that others can show its objects in full. */
public interface Relation {

    /** The name that the expand header gives it, which is also the key that it stands under. */
    String name();

    /** The members of a full object as the columns of a table; a dot leads into an inner object. */
    List<String> columns();

    /** The full objects of these ids, read with a fixed number of queries however many there are. */
    Map<Long, ExpandedObject> full(Set<Long> ids);
}
