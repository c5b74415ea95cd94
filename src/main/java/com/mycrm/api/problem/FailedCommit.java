package com.mycrm.api.problem;

import java.sql.SQLException;
import java.util.Optional;

/**
 * Why the last commit of this thread failed. The server's transaction manager reports that a commit failed, but drops
 * the cause; {@link Causes} adds it again.
 */
public final class FailedCommit {

    private static final ThreadLocal<SQLException> LAST = new ThreadLocal<>();

    private FailedCommit() {}

    public static void set(SQLException cause) {
        LAST.set(cause);
    }

    /** To be called at the begin of a transaction. */
    public static void clear() {
        LAST.remove();
    }

    static Optional<SQLException> get() {
        return Optional.ofNullable(LAST.get());
    }
}
