package com.mycrm.imports;

import com.mycrm.api.patch.RequestObject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Imports the objects of one feature, such as users, from rows of a file. Each implementation is found by CDI. */
public interface ImportTarget {

    /** The path of its list, such as {@code users}. */
    String name();

    /** The right that an import needs. */
    String right();

    /** The members that a row may have. */
    Set<String> members();

    /** Other names of columns, in lower case with underscores, and the members that they stand for. */
    Map<String, String> synonyms();

    /**
     * Stores the rows without violations, in the running transaction, and adds the violations of the others to them.
     *
     * @param actor who imports
     * @param rights of the actor when the file was uploaded
     */
    void store(List<RequestObject> rows, String actor, Set<String> rights);
}
