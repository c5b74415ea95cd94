package com.mycrm.persistence;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.stream.Stream;

/** Says in words for an operator why a database cannot be used. */
final class ConnectionFailureText {

    private static final int ACCESS_DENIED = 1045;
    private static final int DATABASE_DENIED = 1044;
    private static final int NO_SUCH_DATABASE = 1049;
    private static final int H2_FILE_IN_USE = 90020;
    private static final int H2_WRONG_PASSWORD = 28000;

    private ConnectionFailureText() {}

    static String of(Throwable failure) {
        var network = causes(failure)
                .map(ConnectionFailureText::network)
                .filter(words -> words != null)
                .findFirst();
        return network.or(() -> causes(failure)
                        .filter(SQLException.class::isInstance)
                        .map(cause -> refusal((SQLException) cause))
                        .filter(words -> words != null)
                        .findFirst())
                .orElseGet(() -> line(causes(failure).reduce(failure, (outer, inner) -> inner)));
    }

    /** Whether the failure is the database's, so that its words say enough. */
    static boolean isOfDatabase(Throwable failure) {
        return causes(failure).anyMatch(cause -> cause instanceof SQLException || network(cause) != null);
    }

    private static String network(Throwable cause) {
        if (cause instanceof ConnectException) {
            return "nothing listens there (connection refused)";
        }
        if (cause instanceof UnknownHostException) {
            return "its host name is not known";
        }
        return cause instanceof SocketTimeoutException ? "it does not answer in time" : null;
    }

    private static String refusal(SQLException cause) {
        return switch (cause.getErrorCode()) {
            case ACCESS_DENIED, H2_WRONG_PASSWORD -> "it refuses the user or the password";
            case DATABASE_DENIED -> "it refuses the user this database";
            case NO_SUCH_DATABASE -> "the server has no database of that name";
            case H2_FILE_IN_USE -> "another process has its file open";
            default -> null;
        };
    }

    private static String line(Throwable cause) {
        var message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return message.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
