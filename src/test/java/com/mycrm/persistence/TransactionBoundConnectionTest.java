package com.mycrm.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connection is out of the pool for as long as it is of use, whatever becomes of the transaction. */
class TransactionBoundConnectionTest {

    private final List<Connection> given = new ArrayList<>();
    private final Connection lent = TransactionBoundConnection.of(this::pooled);
    private Connection database;

    @BeforeEach
    void open() throws SQLException {
        database = connected();
        change(database, "CREATE TABLE names (name VARCHAR(20) PRIMARY KEY)");
    }

    @AfterEach
    void close() throws SQLException {
        change(database, "DROP ALL OBJECTS");
        database.close();
    }

    private static Connection connected() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:mem:lent;DB_CLOSE_DELAY=-1");
    }

    private Connection pooled() throws SQLException {
        var connection = connected();
        given.add(connection);
        return connection;
    }

    private static int change(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            return statement.executeUpdate();
        }
    }

    /** A transaction with its first statement. */
    private void begin(String name) throws SQLException {
        lent.setAutoCommit(false);
        change(lent, "INSERT INTO names VALUES ('" + name + "')");
    }

    private int names() throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery("SELECT COUNT(*) FROM names")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** How many were taken from the pool, and how many of them are out. */
    private String pool() throws SQLException {
        var out = 0;
        for (var connection : given) {
            out += connection.isClosed() ? 0 : 1;
        }
        return given.size() + " taken, " + out + " out";
    }

    @Test
    void aTransactionHasOneFromItsFirstStatementToItsEnd() throws SQLException {
        lent.setAutoCommit(false);
        assertEquals("0 taken, 0 out", pool());
        change(lent, "INSERT INTO names VALUES ('Adam')");
        change(lent, "INSERT INTO names VALUES ('Eve')");
        assertEquals("1 taken, 1 out", pool());
        assertEquals(0, names());
        lent.commit();
        assertEquals("1 taken, 0 out", pool());
        assertEquals(2, names());
        lent.setAutoCommit(true);
        assertEquals("1 taken, 0 out", pool());
    }

    @Test
    void aTransactionThatIsUndoneGivesItsOwnBack() throws SQLException {
        begin("Adam");
        lent.rollback();
        assertEquals("1 taken, 0 out", pool());
        assertEquals(0, names());
    }

    @Test
    void aTransactionWithoutAStatementHasNone() throws SQLException {
        lent.setAutoCommit(false);
        lent.commit();
        lent.setAutoCommit(true);
        assertEquals("0 taken, 0 out", pool());
    }

    @Test
    void theNextTransactionHasAnother() throws SQLException {
        for (var name : List.of("Adam", "Eve")) {
            begin(name);
            lent.commit();
            lent.setAutoCommit(true);
        }
        assertEquals("2 taken, 0 out", pool());
        assertEquals(2, names());
    }

    /** The server leaves it at that, and gives it to the next one, which may have no transaction. */
    @Test
    void aTransactionThatCannotBeEndedIsOver() throws SQLException {
        begin("Adam");
        given.get(0).close();
        assertThrows(SQLException.class, lent::commit);
        change(lent, "INSERT INTO names VALUES ('Eve')");
        assertEquals("2 taken, 0 out", pool());
        begin("Lilith");
        assertEquals("3 taken, 1 out", pool());
        lent.commit();
        assertEquals("3 taken, 0 out", pool());
        assertEquals(2, names());
    }

    @Test
    void whatIsLostNeedNotBeUndone() throws SQLException {
        begin("Adam");
        given.get(0).close();
        lent.rollback();
        assertEquals("1 taken, 0 out", pool());
        assertEquals(0, names());
    }

    @Test
    void outsideOfATransactionEachStatementHasOneUntilItIsClosed() throws SQLException {
        try (var statement = lent.prepareStatement("INSERT INTO names VALUES (?)")) {
            assertEquals("1 taken, 1 out", pool());
            statement.setString(1, "Adam");
            assertEquals(1, statement.executeUpdate());
        }
        assertEquals("1 taken, 0 out", pool());
        assertEquals(1, names());
    }

    @Test
    void outsideOfATransactionAFailureGivesItBack() throws SQLException {
        assertThrows(SQLException.class, () -> lent.prepareStatement("INSERT INTO nothing"));
        assertEquals("1 taken, 0 out", pool());
    }

    @Test
    void closingGivesBackWhatIsOut() throws SQLException {
        begin("Adam");
        lent.close();
        assertEquals("1 taken, 0 out", pool());
        assertEquals(0, names());
    }
}
