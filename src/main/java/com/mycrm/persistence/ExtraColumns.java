package com.mycrm.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Expressions that are selected with the rows of a list, so that they come from the same snapshot in one round trip.
 *
 * <p>They are SQL text because they read other tables than the list's, such as those of the counts.
 *
 * @param columns the expressions, separated by commas
 * @param values of the question marks in them
 * @param mapper reads them
 */
public record ExtraColumns<X>(String columns, List<?> values, Mapper<X> mapper) {

    /** Makes an object of the expressions' values. */
    @FunctionalInterface
    public interface Mapper<X> {

        /** @param first the number of the first expression's column */
        X map(ResultSet row, int first) throws SQLException;
    }

    /** The same expressions without a list. */
    public X alone(QueryRunner queries) {
        return queries.list("SELECT " + columns, row -> mapper.map(row, 1), values.toArray())
                .get(0);
    }
}
