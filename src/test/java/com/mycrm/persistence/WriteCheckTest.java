package com.mycrm.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class WriteCheckTest {

    @AutoClose
    private final MemoryDatabase database = new MemoryDatabase();

    private final WriteCheck check = new WriteCheck();
    private SQLException failure;
    private int connections;

    WriteCheckTest() {
        MigrationLock.acquire(database.source()).orElseThrow().close();
        check.jdbc = new Jdbc() {
            @Override
            Connection openOutsideOfTransaction() throws SQLException {
                connections++;
                if (failure != null) {
                    throw failure;
                }
                return database.source().getConnection();
            }
        };
    }

    @Test
    void checkCommitsAWrite() {
        assertTrue(check.isWritable());
        assertEquals(1L, (long) database.jdbc()
                .single("SELECT uses FROM node_locks WHERE name = 'write check'", row -> row.getLong(1)));
    }

    @Test
    void resultIsKeptForASecond() {
        for (var i = 0; i < 100; i++) {
            assertTrue(check.isWritable());
        }
        assertTrue(connections < 100, () -> connections + " checks");
    }

    @Test
    void serverThatRefusesWritesIsSeenAndSoIsItsReturn() {
        failure = new SQLException("read-only", "HY000", 1290);
        assertFalse(check.isWritable());
        failure = null;
        assertTrue(check.isWritable());
    }

    @Test
    void memberThatLosesAConflictCanWrite() {
        failure = new SQLException("Deadlock found", "40001", 1213);
        assertTrue(check.isWritable());
    }

    @Test
    void missingRowIsNoSuccess() {
        database.jdbc().update("DELETE FROM node_locks");
        assertFalse(check.isWritable());
    }
}
