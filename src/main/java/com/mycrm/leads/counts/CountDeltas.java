package com.mycrm.leads.counts;

import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import com.mycrm.persistence.EachRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What one transaction changes of the tallies: to be written in it. */
public final class CountDeltas {

    private static final String SQL = "INSERT INTO lead_deltas"
            + " (status, user_id, lead_block, date_day, created_day, updated_day, leads) VALUES (?, ?, ?, ?, ?, ?, ?)";

    /** Leads that no tally tells from each other. */
    record DeltaKey(String status, long user, long block, int date, int created, int updated) {

        static DeltaKey of(CountedLead lead, ZoneId zone) {
            return new DeltaKey(
                    lead.status(),
                    lead.userId(),
                    Blocks.of(lead.id()),
                    DayRange.day(lead.date(), zone),
                    DayRange.day(lead.created(), zone),
                    DayRange.day(lead.updated(), zone));
        }
    }

    /** When it is asked for. */
    private static final class Configured {
        private static final ZoneId ZONE = Settings.zone(Setting.ZONE);
    }

    private final ZoneId zone;
    private final Map<DeltaKey, Integer> leads = new HashMap<>();

    public CountDeltas() {
        this(zone());
    }

    CountDeltas(ZoneId zone) {
        this.zone = zone;
    }

    /** Whose days are counted by. */
    static ZoneId zone() {
        return Configured.ZONE;
    }

    public void add(CountedLead lead) {
        leads.merge(DeltaKey.of(lead, zone), 1, Integer::sum);
    }

    public void remove(CountedLead lead) {
        leads.merge(DeltaKey.of(lead, zone), -1, Integer::sum);
    }

    /** Writes them, on the connection of the running transaction. */
    public void write(Connection connection) throws SQLException {
        var rows = leads.entrySet().stream()
                .filter(change -> change.getValue() != 0)
                .collect(Collectors.toList());
        var blocks = rows.stream().map(row -> row.getKey().block).collect(Collectors.toSet());
        // A block whose counts are the same has changed too: leads of it may have changed places.
        leads.entrySet().stream()
                .filter(change -> blocks.add(change.getKey().block))
                .forEach(rows::add);
        EachRow.change(connection, SQL, rows, CountDeltas::bind);
    }

    private static void bind(PreparedStatement row, Map.Entry<DeltaKey, Integer> change) throws SQLException {
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
