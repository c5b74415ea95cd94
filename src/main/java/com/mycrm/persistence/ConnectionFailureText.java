package com.mycrm.persistence;

import com.mycrm.api.problem.Causes;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.Objects;

/** Explains to the operator in one line why the database cannot be used. */
final class ConnectionFailureText {

    private static final int MYSQL_ACCESS_DENIED = 1045;
    private static final int MYSQL_DATABASE_DENIED = 1044;
    private static final int MYSQL_NO_SUCH_DATABASE = 1049;
    private static final int H2_FILE_IN_USE = 90020;
    private static final int H2_WRONG_PASSWORD = 28000;

    private ConnectionFailureText() {}

    static String of(Throwable failure) {
        return Causes.of(failure)
                .map(ConnectionFailureText::ofSystem)
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> Causes.of(failure, SQLException.class)
                        .map(ConnectionFailureText::ofServer)
                        .filter(Objects::nonNull)
                        .findFirst())
                .orElseGet(() -> oneLine(Causes.root(failure)));
    }

    /**
     * Whether the database, its file or the network failed. For such a failure the text says enough; others need a
     * stack trace.
     */
    static boolean isOfDatabase(Throwable failure) {
        return Causes.of(failure).anyMatch(cause -> cause instanceof SQLException || ofSystem(cause) != null);
    }

    private static String ofSystem(Throwable cause) {
        if (cause instanceof ConnectException) {
            return "nothing listens there (connection refused)";
        }
        if (cause instanceof UnknownHostException) {
            return "its host name is not known";
        }
        if (cause instanceof SocketTimeoutException) {
            return "it does not answer in time";
        }
        // Its message is the path alone.
        return cause instanceof FileSystemException ? "its file cannot be opened (" + cause + ")" : null;
    }

    private static String ofServer(SQLException cause) {
        return switch (cause.getErrorCode()) {
            case MYSQL_ACCESS_DENIED, H2_WRONG_PASSWORD -> "it refuses the user or the password";
            case MYSQL_DATABASE_DENIED -> "it refuses the user this database";
            case MYSQL_NO_SUCH_DATABASE -> "the server has no database of that name";
            case H2_FILE_IN_USE -> "another process has its file open";
            default -> null;
        };
    }

    private static String oneLine(Throwable cause) {
        var message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
