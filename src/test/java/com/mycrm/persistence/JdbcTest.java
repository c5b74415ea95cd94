package com.mycrm.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcTest {

    @AutoClose
    private static final MemoryDatabase DATABASE = new MemoryDatabase();

    private static final String NAMES = "SELECT id, name FROM api_keys ORDER BY id";

    private final Jdbc jdbc = DATABASE.jdbc();
    private final long user = DATABASE.insertUser(System.nanoTime() + "@test.example", "active");

    @BeforeEach
    void empty() {
        jdbc.update("DELETE FROM api_keys");
    }

    @Test
    void insertReturnsTheIdOfItsRow() {
        var id = insert("one");
        assertEquals(List.of(id + " one"), names());
    }

    @Test
    void insertAllReturnsTheIdsInTheOrderOfTheRows() {
        var ids = jdbc.insertAll(
                "INSERT INTO api_keys (name, secret_hash, user_id, rights, created_at) VALUES (?, '', ?, '', 0)",
                List.of("one", "two"),
                name -> new Object[] {name, user});
        assertEquals(List.of(ids.get(0) + " one", ids.get(1) + " two"), names());
    }

    @Test
    void insertAllOfNoRowsRunsNothing() {
        assertEquals(List.of(), jdbc.insertAll("no SQL", List.of(), row -> new Object[0]));
    }

    @Test
    void updateReturnsTheNumberOfChangedRows() {
        insert("one");
        insert("two");
        assertEquals(2, jdbc.update("UPDATE api_keys SET revoked_at = ? WHERE user_id = ?", 7, user));
        assertEquals(0, jdbc.update("UPDATE api_keys SET revoked_at = ? WHERE name = ?", 7, "three"));
    }

    @Test
    void batchInsertsEachRow() {
        jdbc.insertBatch(
                "INSERT INTO api_keys (name, secret_hash, user_id, rights, created_at) VALUES (?, '', ?, '', 0)",
                List.of("one", "two"),
                name -> new Object[] {name, user});
        assertEquals(
                List.of("one", "two"), jdbc.list("SELECT name FROM api_keys ORDER BY id", row -> row.getString(1)));
    }

    @Test
    void firstIsEmptyWithoutARow() {
        assertEquals(Optional.empty(), jdbc.first(NAMES, row -> row.getLong(1)));
    }

    @Test
    void duplicateKeyIsAConflict() {
        insert("one");
        assertThrows(TransactionConflict.class, () -> insert("one"));
    }

    @Test
    void otherFailureIsADatabaseException() {
        var failure = assertThrows(DatabaseException.class, () -> jdbc.update("UPDATE no_table SET a = 1"));
        assertEquals("42S02", ((SQLException) failure.getCause()).getSQLState());
    }

    @Test
    void snapshotSeesNothingNewer() {
        insert("one");
        var names = jdbc.inSnapshot(snapshot -> {
            var before = snapshot.list(NAMES, row -> row.getString(2));
            insert("two");
            return List.of(before, snapshot.list(NAMES, row -> row.getString(2)));
        });
        assertEquals(List.of(List.of("one"), List.of("one")), names);
    }

    @Test
    void nullableLongKeepsNullApartFromZero() {
        insert("one");
        assertEquals(
                Optional.of("null 0"),
                jdbc.first(
                        "SELECT expires_at, created_at FROM api_keys",
                        row -> Jdbc.nullableLong(row, 1) + " " + Jdbc.nullableLong(row, 2)));
    }

    private long insert(String name) {
        return jdbc.insert(
                "INSERT INTO api_keys (name, secret_hash, user_id, rights, created_at) VALUES (?, '', ?, '', 0)",
                name,
                user);
    }

    private List<String> names() {
        return jdbc.list(NAMES, row -> row.getLong(1) + " " + row.getString(2));
    }
}
