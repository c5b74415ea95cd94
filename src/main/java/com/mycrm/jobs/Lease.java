package com.mycrm.jobs;

import java.time.Duration;
import java.util.UUID;

/**
 * The right of one node to work on a row for some time, as SQL for tables with the columns {@code owner} (null, or the
 * node that holds the row) and {@code leased_until} (seconds since 1970 UTC; 0 in a row that nobody holds).
 *
 * <p>A node that stops loses its rows when their time is over, and another node acquires them. A node that was only
 * slow notices by {@link #held} that its row has another owner. Only the clock of the database is asked, so clocks of
 * nodes may differ. All values are part of the text: a statement binds its own values alone.
 *
 * <p>Threads of one node are one owner: they must not share a row.
 */
public final class Lease {

    /** The present time of the database in seconds since 1970 UTC. */
    public static final String NOW = "UNIX_TIMESTAMP()";

    /** Condition: nobody holds the row, or the node that held it has let the time pass. */
    public static final String FREE = "leased_until < " + NOW;

    /** Assignments: lets any node acquire the row at once. */
    public static final String RELEASE = "owner = NULL, leased_until = 0";

    private static final String NODE = UUID.randomUUID().toString();

    private final String owner;
    private final long seconds;

    /** A lease of this node. */
    public Lease(Duration duration) {
        this(NODE, duration);
    }

    Lease(String owner, Duration duration) {
        this.owner = owner;
        seconds = duration.toSeconds();
    }

    /** Assignments: gives the row to this node for the duration of the lease; also renews a row that it holds. */
    public String acquire() {
        return "owner = '" + owner + "', leased_until = " + NOW + " + " + seconds;
    }

    /** Condition: this node holds the row. It does so until another node acquires it, even when the time is over. */
    public String held() {
        return "owner = '" + owner + "'";
    }
}
