package com.mycrm.api.problem;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Failures of the database that pass: the same work can succeed later. */
public enum DatabaseTrouble {
    SLOW("a query was stopped", "The query took longer than this service allows.", 10),
    AWAY("no database connection", "The database does not answer at the moment.", 2);

    /** Vendor codes of a query that was stopped: MySQL, MariaDB twice, lock wait, deadlock, H2, H2's lock wait. */
    private static final Set<Integer> STOPPED = Set.of(3024, 1969, 1317, 1205, 1213, 57014, 50200);

    /** Vendor codes of H2 for a database that was closed. */
    private static final Set<Integer> CLOSED = Set.of(90067, 90098, 90121);

    private final String logged;
    private final String detail;
    private final int seconds;

    DatabaseTrouble(String logged, String detail, int seconds) {
        this.logged = logged;
        this.detail = detail;
        this.seconds = seconds;
    }

    /** The database trouble that a failure, or a cause of it, reports. */
    public static Optional<DatabaseTrouble> in(Throwable failure) {
        return Causes.of(failure)
                .map(DatabaseTrouble::of)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static DatabaseTrouble of(Throwable cause) {
        if (!(cause instanceof SQLException failure)) {
            return null;
        }
        if (failure instanceof SQLTimeoutException || STOPPED.contains(failure.getErrorCode())) {
            return SLOW;
        }
        var state = failure.getSQLState();
        var away = failure instanceof SQLTransientException
                || failure instanceof SQLNonTransientConnectionException
                || state != null && state.startsWith("08")
                || CLOSED.contains(failure.getErrorCode());
        return away ? AWAY : null;
    }

    String logged() {
        return logged;
    }

    String detail() {
        return detail;
    }

    int seconds() {
        return seconds;
    }
}
