package com.mycrm.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectionFailureTextTest {

    static Stream<Arguments> systemFailures() {
        return Stream.of(
                Arguments.of(new ConnectException("refused"), "nothing listens there (connection refused)"),
                Arguments.of(new UnknownHostException("db"), "its host name is not known"),
                Arguments.of(new SocketTimeoutException("slow"), "it does not answer in time"),
                Arguments.of(
                        new AccessDeniedException("/var/leads"),
                        "its file cannot be opened (java.nio.file.AccessDeniedException: /var/leads)"));
    }

    @ParameterizedTest
    @MethodSource("systemFailures")
    void failureOfTheSystemIsNamedHoweverDeepItIs(Exception cause, String expected) {
        var failure = new RuntimeException("Flyway", new SQLException("link", "08S01", 1045, cause));
        assertEquals(expected, ConnectionFailureText.of(failure));
    }

    @ParameterizedTest
    @CsvSource({
        "1045, it refuses the user or the password",
        "28000, it refuses the user or the password",
        "1044, it refuses the user this database",
        "1049, the server has no database of that name",
        "90020, another process has its file open"
    })
    void refusalIsNamedByItsVendorCode(int code, String expected) {
        assertEquals(expected, ConnectionFailureText.of(new RuntimeException(new SQLException("no", "42000", code))));
    }

    @Test
    void otherFailureIsTheMessageOfItsRootInOneLine() {
        var failure = new RuntimeException("outer", new SQLException(" Syntax error\n  near 'x' ", "42000", 1064));
        assertEquals("Syntax error near 'x'", ConnectionFailureText.of(failure));
    }

    @Test
    void failureWithoutMessageIsItsClass() {
        assertEquals("NullPointerException", ConnectionFailureText.of(new NullPointerException()));
    }

    @Test
    void failureOfTheProgramNeedsAStackTrace() {
        assertFalse(ConnectionFailureText.isOfDatabase(new IllegalStateException("bug")));
        assertTrue(ConnectionFailureText.isOfDatabase(new RuntimeException(new SQLException())));
        assertTrue(ConnectionFailureText.isOfDatabase(new RuntimeException(new ConnectException())));
    }
}
