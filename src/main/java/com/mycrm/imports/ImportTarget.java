package com.mycrm.imports;

import com.mycrm.api.problem.Violation;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a feature implements so that files of its objects can be imported. */
public interface ImportTarget {

    /** The path of its lists, {@code users}. */
    String name();

    /** The right that an import needs. */
    String right();

    /** The members that a row may have. */
    Set<String> members();

    /** Other names that files have for columns, in lower case with underscores, and the names of the API. */
    Map<String, String> synonyms();

    /**
     * Keeps those rows that can be kept, in the running transaction.
     *
     * @param actor who imports
     * @param mayUpdate whether rows may change what is there
     * @return for each row what is wrong with it; nothing where it was kept
     */
    List<List<Violation>> keep(List<JsonObject> rows, String actor, boolean mayUpdate);
}
