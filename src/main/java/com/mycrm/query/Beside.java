package com.mycrm.query;

import com.mycrm.database.Reads;
import java.util.List;

/**
 * What a statement is asked beside the rows of a list, of the same state of the database: one way to the server less.
 *
 * @param columns expressions that need no row, with names that no column of a list has
 * @param values in the order of the expressions' question marks
 * @param told reads them by these names
 */
public record Beside<B>(String columns, List<Object> values, Reads.Row<B> told) {

    static final Beside<Void> NOTHING = new Beside<>("", List.of(), row -> null);

    /** The same, of no list. */
    public B alone() {
        return Reads.row("SELECT " + columns, values, told);
    }

    /** What follows the columns of a list. */
    String further() {
        return columns.isEmpty() ? "" : ", " + columns;
    }
}
