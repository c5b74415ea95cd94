package com.mycrm.leads.counts;

import com.mycrm.config.Settings;
import com.mycrm.persistence.Jdbc;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one transaction changes of the counts. It is written in the same transaction and locks nothing. */
public final class CountDeltas {

    private static final String INSERT =
            "INSERT INTO lead_count_deltas (list, " + DeltaKey.COLUMNS + ", leads) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

    private final CountedTable table;
    private final ZoneId zone;
    private final Map<DeltaKey, Integer> leads = new HashMap<>();

    public CountDeltas(CountedTable table) {
        this(table, zone());
    }

    CountDeltas(CountedTable table, ZoneId zone) {
        this.table = table;
        this.zone = zone;
    }

    /** The time zone whose days leads are counted by. */
    static ZoneId zone() {
        return Settings.zone();
    }

    public void add(CountedLead lead) {
        leads.merge(DeltaKey.of(lead, zone), 1, Integer::sum);
    }

    public void remove(CountedLead lead) {
        leads.merge(DeltaKey.of(lead, zone), -1, Integer::sum);
    }

    /** Writes the changes, within the transaction that makes them. */
    public void write(Jdbc jdbc) {
        jdbc.insertBatch(INSERT, rows(), this::values);
    }

    /**
     * The changes that do not cancel out. Where all of them do, one remains with 0: the number of deltas is the change
     * generation, and the leads have changed.
     */
    List<Map.Entry<DeltaKey, Integer>> rows() {
        var changed = leads.entrySet().stream()
                .filter(change -> change.getValue() != 0)
                .toList();
        return changed.isEmpty() ? leads.entrySet().stream().limit(1).toList() : changed;
    }

    private Object[] values(Map.Entry<DeltaKey, Integer> change) {
        var key = change.getKey();
        return new Object[] {
            table.number(),
            key.status(),
            key.user(),
            key.block(),
            key.date(),
            key.created(),
            key.updated(),
            change.getValue()
        };
    }
}
