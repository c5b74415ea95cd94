package com.mycrm.query;

import com.mycrm.database.Reads;
import java.util.List;

/**
 * What lists read of a table.
 *
 * @param columns first the id
 * @param row reads them, in this order
 */
public record Table<R>(String name, List<String> columns, Reads.Row<R> row) {

    /** The ids alone, for what is then read as entities. */
    public static Table<Long> ids(String name) {
        return new Table<>(name, List.of("id"), row -> row.getLong(1));
    }
}
