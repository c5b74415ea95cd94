package com.mycrm.tallies;

import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import com.mycrm.database.EachRow;
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
        var counted = leads.entrySet().stream()
                .filter(change -> change.getValue() != 0)
                .toList();
        // Where nothing that is counted has changed, something else has.
        var changed = counted.isEmpty() ? leads.entrySet().stream().limit(1).toList() : counted;
        EachRow.change(connection, SQL, changed, TallyChanges::bind);
    }

    private static void bind(PreparedStatement row, Map.Entry<Alike, Integer> change) throws SQLException {
        var alike = change.getKey();
        row.setString(1, alike.status);
        row.setLong(2, alike.user);
        row.setLong(3, alike.block);
        row.setInt(4, alike.date);
        row.setInt(5, alike.created);
        row.setInt(6, alike.updated);
        row.setInt(7, change.getValue());
    }
}
