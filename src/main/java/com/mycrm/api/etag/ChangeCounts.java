package com.mycrm.api.etag;

import com.mycrm.persistence.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts committed changes by named counters, such as {@code users}.
 *
 * <p>A change is counted in the transaction that makes it. A reader of the count and then of the data sees data at
 * least as new as the count, on every node.
 *
 * <p>A counter is a few rows, its slots, inserted on first use. Writers on different threads take different slots, so
 * that they rarely wait for each other.
 */
@ApplicationScoped
public class ChangeCounts {

    /** The counter of no object, which is made with the database: the other counters go on from it. */
    static final String BASE = "";

    private static final int SLOTS = 16;

    @Inject
    Jdbc jdbc;

    /** Counts one transaction's changes. Call it last, because another writer may wait for the row until the commit. */
    @Transactional(TxType.MANDATORY)
    public void add(String counter) {
        jdbc.update(
                "INSERT INTO change_counts (counter, slot, changes) VALUES (?, ?, 1)"
                        + " ON DUPLICATE KEY UPDATE changes = changes + 1",
                counter,
                Math.floorMod(Thread.currentThread().getId(), SLOTS));
    }

    /** All counters, also those of other versions of the application that share the database. */
    public Map<String, Long> read() {
        var counts = new HashMap<String, Long>();
        jdbc.list(
                "SELECT counter, SUM(changes) FROM change_counts GROUP BY counter",
                row -> counts.put(row.getString(1), row.getLong(2)));
        return counts;
    }
}
