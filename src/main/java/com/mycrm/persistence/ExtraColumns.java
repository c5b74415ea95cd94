package com.mycrm.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * What a statement is asked beside the rows of a list, of the same state of the database: one way to the server less.
 *
 * @param columns expressions that need no row
 * @param values in the order of the expressions' question marks
 * @param told reads them
 */
public record ExtraColumns<B>(String columns, List<Object> values, RowMapper<B> told) {

    /** Makes something of the expressions' values. */
    @FunctionalInterface
    public interface RowMapper<B> {

        /** @param first the number of the first one's column: by its name a driver would have to look for it in each answer */
        B of(ResultSet row, int first) throws SQLException;
    }

    static final ExtraColumns<Void> NOTHING = new ExtraColumns<>("", List.of(), (row, first) -> null);

    /** The same, of no list. */
    public B alone() {
        return Reads.row("SELECT " + columns, values, row -> told.of(row, 1));
    }

    /** What follows the columns of a list. */
    String further() {
        return columns.isEmpty() ? "" : ", " + columns;
    }
}
