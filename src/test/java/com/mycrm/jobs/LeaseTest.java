package com.mycrm.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The SQL of a lease on H2 as the service opens it. MariaDB runs the same text in the tests of imports and of the
 * inbox.
 */
class LeaseTest {

    private static final Duration DURATION = Duration.ofMinutes(1);
    private static final Lease HERE = new Lease("here", DURATION);
    private static final Lease THERE = new Lease("there", DURATION);

    private Connection connection;

    @BeforeEach
    void createRow() throws SQLException {
        connection = DriverManager.getConnection("jdbc:h2:mem:lease;MODE=MySQL");
        update("CREATE TABLE work (id INT, owner VARCHAR(40), leased_until BIGINT NOT NULL)");
        update("INSERT INTO work (id, leased_until) VALUES (1, 0)");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void oneNodeOfTwoAcquiresARow() throws SQLException {
        assertEquals(1, acquire(HERE));
        assertEquals(0, acquire(THERE));
        assertEquals(1, renew(HERE));
        assertEquals(0, renew(THERE));
    }

    @Test
    void leaseLastsForItsDurationFromTheTimeOfTheDatabase() throws SQLException {
        var before = Instant.now().getEpochSecond();
        acquire(HERE);
        var after = Instant.now().getEpochSecond();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT owner, leased_until FROM work")) {
            row.next();
            assertEquals("here", row.getString(1));
            var begun = row.getLong(2) - DURATION.toSeconds();
            assertTrue(before <= begun && begun <= after, before + " " + begun + " " + after);
        }
    }

    @Test
    void expiredRowIsHeldUntilAnotherNodeAcquiresIt() throws SQLException {
        acquire(HERE);
        update("UPDATE work SET leased_until = UNIX_TIMESTAMP() - 1");
        assertEquals(1, renew(HERE));
        update("UPDATE work SET leased_until = UNIX_TIMESTAMP() - 1");
        assertEquals(1, acquire(THERE));
        assertEquals(0, renew(HERE));
    }

    @Test
    void releasedRowIsFreeAtOnce() throws SQLException {
        acquire(HERE);
        assertEquals(0, update("UPDATE work SET " + Lease.RELEASE + " WHERE " + THERE.held()));
        assertEquals(1, update("UPDATE work SET " + Lease.RELEASE + " WHERE " + HERE.held()));
        assertEquals(0, renew(HERE));
        assertEquals(1, acquire(THERE));
    }

    private int acquire(Lease lease) throws SQLException {
        return update("UPDATE work SET " + lease.acquire() + " WHERE id = 1 AND " + Lease.FREE);
    }

    private int renew(Lease lease) throws SQLException {
        return update("UPDATE work SET " + lease.acquire() + " WHERE id = 1 AND " + lease.held());
    }

    private int update(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}
