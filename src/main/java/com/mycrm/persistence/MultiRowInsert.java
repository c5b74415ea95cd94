package com.mycrm.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Inserts many rows with few statements on MySQL and MariaDB, and finds out their new ids.
 *
 * <p>A server reports the first id of a statement only; the others follow at the distance {@code
 * auto_increment_increment}. The driver remembers that number from its first connection, but a Galera cluster changes
 * it, in open connections too, with each member that joins or leaves. So it is read before and after the rows are
 * inserted, and where it has changed meanwhile the transaction is run again.
 *
 * @param sql the INSERT of one row, which ends with its {@code VALUES (…)}
 */
record MultiRowInsert(Connection connection, String sql) {

    private static final int ROWS = 200;
    private static final int CHARACTERS = 1_000_000;

    /** Inserts the rows and returns their ids in the same order. */
    <R> List<Long> run(Collection<R> rows, Function<R, Object[]> values) throws SQLException {
        var increment = increment();
        var ids = new ArrayList<Long>();
        var chunk = new ArrayList<Object[]>();
        var characters = 0L;
        for (var row : rows) {
            var next = values.apply(row);
            characters += characters(next);
            chunk.add(next);
            if (chunk.size() == ROWS || characters > CHARACTERS) {
                insert(chunk, increment, ids);
                characters = 0;
            }
        }
        insert(chunk, increment, ids);
        if (increment() != increment) {
            throw TransactionConflict.found();
        }
        return ids;
    }

    /** Bounds the size of a statement, which servers limit. */
    private static long characters(Object[] values) {
        return Stream.of(values)
                .mapToLong(value -> value instanceof String text ? text.length() : 0)
                .sum();
    }

    /** Inserts the rows of a chunk, adds their ids and empties it. */
    private void insert(List<Object[]> chunk, long increment, List<Long> ids) throws SQLException {
        if (chunk.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(text(chunk.size()), Statement.RETURN_GENERATED_KEYS)) {
            var index = 1;
            for (var values : chunk) {
                for (var value : values) {
                    statement.setObject(index++, value);
                }
            }
            statement.executeUpdate();
            try (var keys = statement.getGeneratedKeys()) {
                keys.next();
                var first = keys.getLong(1);
                LongStream.range(0, chunk.size()).forEach(row -> ids.add(first + row * increment));
            }
        }
        chunk.clear();
    }

    private String text(int rows) {
        var oneRow = sql.substring(sql.lastIndexOf('('));
        return sql + (", " + oneRow).repeat(rows - 1);
    }

    private long increment() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT @@auto_increment_increment")) {
            row.next();
            return row.getLong(1);
        }
    }
}
