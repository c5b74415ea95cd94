package com.mycrm.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Statements that read, each on a connection of its own and outside of any transaction: it sees what was committed when it
 * began.
 *
 * <p>What lists ask goes past the persistence provider, which translated each query anew and took longer for it than the
 * database for the answer.
 */
public final class Reads {

    /** Makes something of a row. */
    @FunctionalInterface
    public interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** Whether this is a database server, whose optimizer can be told what to do; else it is H2. */
    public static final boolean IS_SERVER = JdbcUrl.configured().isServer();

    private Reads() {}

    /** What makes a server's optimizer take an index, after the name of the table; H2 is left to itself. */
    public static String using(String index) {
        return index == null || !IS_SERVER ? "" : " FORCE INDEX (" + index + ")";
    }

    /** @param values in the order of the statement's question marks */
    public static <T> List<T> rows(String sql, List<?> values, Row<T> row) {
        try (var connection = LeadsDataSource.made().orElseThrow().pooled();
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            try (var found = statement.executeQuery()) {
                var rows = new ArrayList<T>();
                while (found.next()) {
                    rows.add(row.of(found));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new ReadFailed(e);
        }
    }

    /** Of a statement that has one row, whatever there is. */
    public static <T> T row(String sql, List<?> values, Row<T> row) {
        return rows(sql, values, row).get(0);
    }
}
