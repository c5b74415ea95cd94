package com.mycrm.leads.counts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Who remembers a block as it was is told of each change in it, also of those that its counts do not show. */
class CountDeltasTest {

    private static final Instant TIME = Instant.parse("2023-11-20T00:00:00Z");
    private static final long LATER = 5_000;

    private final CountDeltas changes = new CountDeltas(ZoneOffset.UTC);

    private static CountedLead lead(long id, String status) {
        return new CountedLead(id, status, 1, TIME, TIME, TIME);
    }

    private void settle(long id, String from, String to) {
        changes.remove(lead(id, from));
        changes.add(lead(id, to));
    }

    /** As "block status leads", of each row that is written. */
    private List<String> written() throws SQLException {
        try (var database = DriverManager.getConnection("jdbc:h2:mem:");
                var statement = database.createStatement()) {
            statement.execute("CREATE TABLE lead_deltas (status VARCHAR(20), user_id BIGINT, lead_block BIGINT,"
                    + " date_day INT, created_day INT, updated_day INT, leads INT)");
            changes.write(database);
            var rows = new TreeSet<String>();
            try (var row = statement.executeQuery("SELECT lead_block, status, leads FROM lead_deltas")) {
                while (row.next()) {
                    rows.add(row.getLong(1) + " " + row.getString(2) + " " + row.getInt(3));
                }
            }
            return List.copyOf(rows);
        }
    }

    @Test
    void aNewLeadIsOneMore() throws SQLException {
        changes.add(lead(1, "pending"));
        assertEquals(List.of("0 pending 1"), written());
    }

    @Test
    void aLeadThatMovesIsOneLessThereAndOneMoreHere() throws SQLException {
        settle(1, "pending", "delivered");
        assertEquals(List.of("0 delivered 1", "0 pending -1"), written());
    }

    @Test
    void aChangeOfWhatIsNotCountedIsARowAllTheSame() throws SQLException {
        settle(1, "pending", "pending");
        assertEquals(List.of("0 pending 0"), written());
    }

    @Test
    void leadsThatChangePlacesAreARowOfTheirBlockBesideAnothers() throws SQLException {
        settle(1, "pending", "delivered");
        settle(2, "delivered", "pending");
        settle(LATER, "pending", "pending");
        settle(2 * LATER, "pending", "delivered");
        assertEquals(
                List.of("0", "4", "9", "9"),
                written().stream().map(row -> row.split(" ")[0]).toList());
    }

    @Test
    void nothingIsNoRow() throws SQLException {
        assertEquals(List.of(), written());
    }
}
