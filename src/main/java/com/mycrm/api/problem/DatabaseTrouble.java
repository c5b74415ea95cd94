package com.mycrm.api.problem;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Failures of the database that pass: the same work can succeed later. A request is answered with 503 and {@code
 * Retry-After}, and the log says what an operator can do.
 */
public enum DatabaseTrouble {
    SLOW(
            "a query was stopped",
            "The query took longer than this service allows.",
            10,
            "look for what keeps the database busy; LEADS_DB_TIMEOUT is the limit"),
    BUSY(
            "a transaction was rolled back in favour of others",
            "Other writes of the same objects came first.",
            1,
            "nothing needs to be done unless it goes on"),
    READ_ONLY(
            "the database takes no writes",
            "The database takes no writes at the moment.",
            5,
            "make it writable, or let LEADS_DB_URL lead to the primary; the service needs no restart"),
    FULL(
            "the disk of the database is full",
            "The database has no space at the moment.",
            30,
            "free space on the disk of the database; the service needs no restart"),
    INCOMPLETE(
            "tables of the service are missing",
            "The database is not complete at the moment.",
            30,
            "restore the database of LEADS_DB_URL from its backup; the service needs no restart"),
    AWAY(
            "no database connection",
            "The database does not answer at the moment.",
            2,
            "check that the database of LEADS_DB_URL runs and can be reached; the service needs no restart");

    /** Vendor codes of a query that was stopped: MySQL, MariaDB twice, lock wait, H2, H2's lock wait. */
    private static final Set<Integer> STOPPED = Set.of(3024, 1969, 1317, 1205, 57014, 50200);

    /** Vendor codes of a conflict with another transaction that have no SQL state of one: MariaDB, H2. */
    private static final Set<Integer> CONFLICT = Set.of(1020, 90131);

    /**
     * Vendor codes of a server that takes no writes: started or switched read-only (1290, 1836, 1792), a Galera node
     * without a primary component (1047), a member that leaves its replication group (3100), offline mode (3032).
     */
    private static final Set<Integer> UNWRITABLE = Set.of(1290, 1836, 1792, 1047, 3100, 3032);

    /** Vendor codes of a full disk: MySQL and MariaDB three times, H2. */
    private static final Set<Integer> NO_SPACE = Set.of(1021, 1026, 1114, 90031);

    /** Vendor codes of a table that is not there: MySQL and MariaDB, H2 twice. A backup may be coming back. */
    private static final Set<Integer> NO_TABLE = Set.of(1146, 42102, 42104);

    private static final int STORAGE_ENGINE = 1030;
    private static final String NO_SPACE_LEFT = "error 28";

    /** What the operating system says, through H2. */
    private static final String NO_SPACE_ON_DEVICE = "No space left on device";

    /**
     * Vendor codes of a connection that cannot be used any more. H2: the database was closed. MariaDB: the connection
     * was killed, the server could not finish a commit, the session was idle for too long, its database was dropped.
     */
    private static final Set<Integer> CLOSED = Set.of(90067, 90098, 90121, 1927, 1180, 4031, 1046);

    private final String logged;
    private final String detail;
    private final int seconds;
    private final String remedy;

    DatabaseTrouble(String logged, String detail, int seconds, String remedy) {
        this.logged = logged;
        this.detail = detail;
        this.seconds = seconds;
        this.remedy = remedy;
    }

    /** The database trouble that a failure, or a cause of it, reports. */
    public static Optional<DatabaseTrouble> in(Throwable failure) {
        return Causes.of(failure, SQLException.class)
                .map(DatabaseTrouble::of)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Whether a failure reports this trouble. */
    public boolean isIn(Throwable failure) {
        return in(failure).filter(this::equals).isPresent();
    }

    /** The database trouble that this one failure reports; null for none. */
    private static DatabaseTrouble of(SQLException failure) {
        var code = failure.getErrorCode();
        if (failure instanceof SQLTimeoutException || STOPPED.contains(code)) {
            return SLOW;
        }
        if (UNWRITABLE.contains(code)) {
            return READ_ONLY;
        }
        if (NO_TABLE.contains(code)) {
            return INCOMPLETE;
        }
        if (NO_SPACE.contains(code) || isOfSpace(failure)) {
            return FULL;
        }
        if (failure instanceof SQLTransactionRollbackException || CONFLICT.contains(code) || isState(failure, "40")) {
            return BUSY;
        }
        return isAway(failure) ? AWAY : null;
    }

    private static boolean isAway(SQLException failure) {
        return failure instanceof SQLTransientException
                || failure instanceof SQLNonTransientConnectionException
                || isState(failure, "08")
                || CLOSED.contains(failure.getErrorCode());
    }

    private static boolean isState(SQLException failure, String stateClass) {
        return failure.getSQLState() != null && failure.getSQLState().startsWith(stateClass);
    }

    private static boolean isOfSpace(SQLException failure) {
        var code = failure.getErrorCode();
        return code == STORAGE_ENGINE && says(failure, NO_SPACE_LEFT)
                || Causes.of(failure, IOException.class).anyMatch(cause -> says(cause, NO_SPACE_ON_DEVICE));
    }

    private static boolean says(Throwable failure, String text) {
        return failure.getMessage() != null && failure.getMessage().contains(text);
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

    /** What the operator can do. */
    String remedy() {
        return remedy;
    }
}
