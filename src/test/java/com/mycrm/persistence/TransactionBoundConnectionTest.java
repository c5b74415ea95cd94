package com.mycrm.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.api.problem.Causes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connection is borrowed from the pool only as long as a transaction or a statement needs it. */
class TransactionBoundConnectionTest {

    private final List<Connection> taken = new ArrayList<>();
    private final Connection connection = TransactionBoundConnection.of(this::pooled);
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
        taken.add(connection);
        return connection;
    }

    private static int change(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            return statement.executeUpdate();
        }
    }

    /** A transaction with its first statement. */
    private void begin(String name) throws SQLException {
        connection.setAutoCommit(false);
        change(connection, "INSERT INTO names VALUES ('" + name + "')");
    }

    private int names() throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery("SELECT COUNT(*) FROM names")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** How many connections were taken from the pool, and how many of them have not returned. */
    private String pool() throws SQLException {
        var out = 0;
        for (var connection : taken) {
            out += connection.isClosed() ? 0 : 1;
        }
        return taken.size() + " taken, " + out + " out";
    }

    @Test
    void transactionBorrowsOneConnectionFromItsFirstStatementToItsEnd() throws SQLException {
        connection.setAutoCommit(false);
        assertEquals("0 taken, 0 out", pool());
        change(connection, "INSERT INTO names VALUES ('Adam')");
        change(connection, "INSERT INTO names VALUES ('Eve')");
        assertEquals("1 taken, 1 out", pool());
        assertEquals(0, names());
        connection.commit();
        assertEquals("1 taken, 0 out", pool());
        assertEquals(2, names());
        connection.setAutoCommit(true);
        assertEquals("1 taken, 0 out", pool());
    }

    @Test
    void rollbackReturnsTheConnection() throws SQLException {
        begin("Adam");
        connection.rollback();
        assertEquals("1 taken, 0 out", pool());
        assertEquals(0, names());
    }

    @Test
    void transactionWithoutAStatementBorrowsNothing() throws SQLException {
        connection.setAutoCommit(false);
        connection.commit();
        connection.setAutoCommit(true);
        assertEquals("0 taken, 0 out", pool());
    }

    @Test
    void nextTransactionBorrowsAgain() throws SQLException {
        for (var name : List.of("Adam", "Eve")) {
            begin(name);
            connection.commit();
            connection.setAutoCommit(true);
        }
        assertEquals("2 taken, 0 out", pool());
        assertEquals(2, names());
    }

    /** The server then gives the connection to its next user, who may have no transaction. */
    @Test
    void failedCommitEndsTheTransaction() throws SQLException {
        begin("Adam");
        taken.get(0).close();
        assertThrows(SQLException.class, connection::commit);
        change(connection, "INSERT INTO names VALUES ('Eve')");
        assertEquals("2 taken, 0 out", pool());
        begin("Lilith");
        assertEquals("3 taken, 1 out", pool());
        connection.commit();
        assertEquals("3 taken, 0 out", pool());
        assertEquals(2, names());
    }

    @Test
    void rollbackOfALostConnectionSucceeds() throws SQLException {
        begin("Adam");
        taken.get(0).close();
        connection.rollback();
        assertEquals("1 taken, 0 out", pool());
        assertEquals(0, names());
    }

    @Test
    void statementOutsideOfATransactionKeepsItsConnectionUntilItIsClosed() throws SQLException {
        try (var statement = connection.prepareStatement("INSERT INTO names VALUES (?)")) {
            assertEquals("1 taken, 1 out", pool());
            statement.setString(1, "Adam");
            assertEquals(1, statement.executeUpdate());
        }
        assertEquals("1 taken, 0 out", pool());
        assertEquals(1, names());
    }

    @Test
    void failedStatementOutsideOfATransactionReturnsItsConnection() throws SQLException {
        assertThrows(SQLException.class, () -> connection.prepareStatement("INSERT INTO nothing"));
        assertEquals("1 taken, 0 out", pool());
    }

    @Test
    void closeReturnsTheConnection() throws SQLException {
        begin("Adam");
        connection.close();
        assertEquals("1 taken, 0 out", pool());
        assertEquals(0, names());
    }

    /** A database may roll back at the failed statement, and would then commit what follows alone. */
    @Test
    void transactionTakesNoStatementAfterAFailedOne() throws SQLException {
        begin("Adam");
        var prepared = connection.prepareStatement("INSERT INTO names VALUES ('Eve')");
        var first = assertThrows(SQLException.class, () -> change(connection, "INSERT INTO names VALUES ('Adam')"));
        for (var refused : List.of(
                assertThrows(SQLException.class, prepared::executeUpdate),
                assertThrows(SQLException.class, () -> connection.prepareStatement("INSERT INTO names VALUES (?)")),
                assertThrows(SQLException.class, connection::commit))) {
            assertEquals("The transaction has failed before: " + first.getMessage(), refused.getMessage());
            assertEquals(first.getErrorCode(), refused.getErrorCode());
        }
        assertEquals("1 taken, 0 out", pool());
        assertEquals(0, names());
        begin("Lilith");
        connection.commit();
        assertEquals(1, names());
    }

    @Test
    void rollbackAfterAFailedStatementLetsTheNextTransactionSucceed() throws SQLException {
        begin("Adam");
        assertThrows(SQLException.class, () -> change(connection, "INSERT INTO names VALUES ('Adam')"));
        connection.rollback();
        connection.setAutoCommit(true);
        begin("Eve");
        connection.commit();
        assertEquals(1, names());
    }

    /** The server's transaction manager throws an XAException without a cause. */
    @Test
    void causeOfAFailedCommitIsKept() throws SQLException {
        begin("Adam");
        taken.get(0).close();
        var failure = assertThrows(SQLException.class, connection::commit);
        var ofServer = new IllegalStateException(new XAException("of the server"));
        assertEquals(failure, Causes.root(ofServer));
        connection.setAutoCommit(false);
        connection.commit();
        connection.setAutoCommit(true);
        assertEquals("of the server", Causes.root(ofServer).getMessage());
    }
}
