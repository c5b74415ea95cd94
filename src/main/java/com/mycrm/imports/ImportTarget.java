package com.mycrm.imports;

import com.mycrm.api.patch.RequestObject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;

/** Imports the objects of one feature, such as users, from rows of a file. Each implementation is found by CDI. */
public interface ImportTarget {

    /** The path of its list, such as {@code users}. */
    String name();

    /** The name under which an answer has one of its objects, such as {@code user}. */
    String single();

    /** The right that an import needs. */
    String right();

    /** The right that it needs beside that to change objects that are there. */
    String changeRight();

    /** The members that a row may have, and after a dot those of an inner object. Each is the name of a column. */
    Set<String> members();

    /** The member by whose value a row is known to be of an object that is there. */
    String key();

    /**
     * The members that each export has: a file with all of them is one, and its rows change the objects of their ids.
     */
    Set<String> exported();

    /** Those of them that refer to other objects, which an export can show in full. */
    Set<String> references();

    /** The row as it is to be read, such as a whole name taken apart. */
    default JsonObject prepare(JsonObject row) {
        return row;
    }

    /** Members that exports show and no row changes, with all that is in them. */
    Set<String> readOnly();

    /**
     * Stores the rows without violations, in the running transaction, and adds the violations of the others to them. A
     * row with an id changes the object that has it.
     *
     * @param actor who imports
     * @param rights of the actor when the file was uploaded
     */
    void store(List<RequestObject> rows, String actor, Set<String> rights);
}
