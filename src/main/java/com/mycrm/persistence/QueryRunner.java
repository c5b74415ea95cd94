package com.mycrm.persistence;

import java.util.List;
import java.util.Optional;

/** Runs queries: each on a connection of its own, or all of them in one snapshot. */
@FunctionalInterface
public interface QueryRunner {

    /** All rows of a query, its values bound in the order of the question marks. */
    <T> List<T> list(String sql, Jdbc.RowMapper<T> mapper, Object... values);

    /** The first row of a query. */
    default <T> Optional<T> first(String sql, Jdbc.RowMapper<T> mapper, Object... values) {
        return list(sql, mapper, values).stream().findFirst();
    }

    /** The row of a query that always has one, such as a sum. */
    default <T> T single(String sql, Jdbc.RowMapper<T> mapper, Object... values) {
        return list(sql, mapper, values).get(0);
    }
}
