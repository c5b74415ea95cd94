package com.mycrm.tallies;

import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** What one transaction changes of the tallies: to be written in it. */
public final class TallyChanges {

    static final ZoneId ZONE = Settings.zone(Setting.ZONE);

    private static final String SQL = "INSERT INTO lead_deltas"
            + " (status, user_id, lead_block, date_day, created_day, updated_day, leads) VALUES (?, ?, ?, ?, ?, ?, ?)";

    /** Leads that no tally tells from each other. */
    record Alike(String status, long user, long block, int date, int created, int updated) {

        static Alike of(Tallied lead) {
            return new Alike(
                    lead.status(),
                    lead.userId(),
                    Blocks.of(lead.id()),
                    Days.day(lead.date(), ZONE),
                    Days.day(lead.created(), ZONE),
                    Days.day(lead.updated(), ZONE));
        }
    }

    private final Map<Alike, Integer> leads = new HashMap<>();

    public void add(Tallied lead) {
        leads.merge(Alike.of(lead), 1, Integer::sum);
    }

    public void remove(Tallied lead) {
        leads.merge(Alike.of(lead), -1, Integer::sum);
    }

    /** Writes them, on the connection of the running transaction. */
    public void write(Connection connection) throws SQLException {
        try (var rows = connection.prepareStatement(SQL)) {
            var counted = 0;
            for (var change : leads.entrySet()) {
                if (change.getValue() != 0) {
                    row(rows, change.getKey(), change.getValue());
                    counted++;
                }
            }
            if (counted == 0 && !leads.isEmpty()) {
                // Nothing that is counted has changed, but something has.
                row(rows, leads.keySet().iterator().next(), 0);
            }
            rows.executeBatch();
        }
    }

    private static void row(PreparedStatement rows, Alike alike, int leads) throws SQLException {
        rows.setString(1, alike.status);
        rows.setLong(2, alike.user);
        rows.setLong(3, alike.block);
        rows.setInt(4, alike.date);
        rows.setInt(5, alike.created);
        rows.setInt(6, alike.updated);
        rows.setInt(7, leads);
        rows.addBatch();
    }
}
