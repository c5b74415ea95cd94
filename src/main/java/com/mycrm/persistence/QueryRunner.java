package com.mycrm.persistence;

import java.util.List;

/** Runs queries: each on a connection of its own, or all of them in one snapshot. */
@FunctionalInterface
public interface QueryRunner {

    /** All rows of a query, its values bound in the order of the question marks. */
    <T> List<T> list(String sql, Jdbc.RowMapper<T> mapper, Object... values);
}
