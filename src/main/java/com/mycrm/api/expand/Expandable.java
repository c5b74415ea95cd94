package com.mycrm.api.expand;

import java.util.Map;
import java.util.Set;

/** An answer that refers to objects of other features by id and can show them in full instead. */
public interface Expandable {

    /** The ids it refers to, under each relation's name; a relation without ids is there with an empty set. */
    Map<String, Set<Long>> related();

    /**
     * The same answer with full objects in place of references.
     *
     * @param full the objects by relation and id; a relation that is not a key stays a reference
     */
    Expandable expanded(Map<String, Map<Long, ExpandedObject>> full);
}
