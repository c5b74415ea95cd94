package com.mycrm.leads.counts;

import com.mycrm.leads.counts.CountDeltas.DeltaKey;
import com.mycrm.persistence.EachRow;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Changes the tallies, one transaction after another: each locks their state. Who writes leads does not need that lock. */
@Stateless
public class CountStore {

    static final String DELTAS =
            "SELECT id, status, user_id, lead_block, date_day, created_day, updated_day, leads FROM lead_deltas";

    private static final int AT_ONCE = 5_000;

    @Resource(lookup = "java:app/jdbc/leads")
    DataSource database;

    /**
     * Moves deltas into the tallies.
     *
     * @return whether there may be more
     */
    public boolean fold() {
        try (var connection = database.getConnection()) {
            lock(connection);
            var sum = new BucketSums();
            var folded = deltas(connection, sum);
            if (!folded.isEmpty()) {
                add(connection, sum);
                delete(connection, folded);
                change(connection, "UPDATE lead_tally_state SET folded = folded + ?", folded.size());
            }
            return folded.size() == AT_ONCE;
        } catch (SQLException e) {
            throw new CountsUnavailable(e);
        }
    }

    /**
     * Says that a check begins.
     *
     * @param now the time in milliseconds, by which {@link #correct} knows it again
     * @param before the latest time of the last check where one is due, the largest number for in any case
     * @return whether it is this caller's to do
     */
    public boolean begin(long now, long before) {
        try (var connection = database.getConnection()) {
            var sql = "UPDATE lead_tally_state SET checked_at = ? WHERE checked_at < ? AND checked_at <> ?";
            return change(connection, sql, now, before, now) == 1;
        } catch (SQLException e) {
            throw new CountsUnavailable(e);
        }
    }

    /**
     * Says that a check goes on.
     *
     * @param begun as in {@link #begin}, or of the last call of this
     * @param now the time in milliseconds, by which the check is known from now on
     * @return false where another check has begun meanwhile
     */
    public boolean goOn(long begun, long now) {
        try (var connection = database.getConnection()) {
            return change(connection, "UPDATE lead_tally_state SET checked_at = ? WHERE checked_at = ?", now, begun)
                    == 1;
        } catch (SQLException e) {
            throw new CountsUnavailable(e);
        }
    }

    /**
     * Adds to the tallies what a check found missing. They then count by the days of this node's zone.
     *
     * @param begun as in {@link #begin}
     * @return false, and nothing is done, where another check has begun meanwhile, which may find the same
     */
    public boolean correct(BucketSums differences, long begun) {
        try (var connection = database.getConnection()) {
            if (lock(connection) != begun) {
                return false;
            }
            add(connection, differences);
            // What differed has changed for whoever keeps a list or a count; so has what the days are.
            var zone = CountDeltas.zone().getId();
            var changes = differences.buckets().isEmpty() ? 0 : 1;
            change(
                    connection,
                    "UPDATE lead_tally_state SET folded = folded + CASE WHEN zone = ? THEN ? ELSE 1 END, zone = ?",
                    zone,
                    changes,
                    zone);
            return true;
        } catch (SQLException e) {
            throw new CountsUnavailable(e);
        }
    }

    static DeltaKey alike(ResultSet row) throws SQLException {
        return new DeltaKey(
                row.getString(2), row.getLong(3), row.getLong(4), row.getInt(5), row.getInt(6), row.getInt(7));
    }

    private static long lock(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT checked_at FROM lead_tally_state FOR UPDATE");
                var row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static List<Long> deltas(Connection connection, BucketSums sum) throws SQLException {
        try (var statement = connection.prepareStatement(DELTAS + " ORDER BY id LIMIT " + AT_ONCE);
                var row = statement.executeQuery()) {
            var ids = new ArrayList<Long>();
            while (row.next()) {
                ids.add(row.getLong(1));
                sum.add(alike(row), row.getLong(8));
            }
            return ids;
        }
    }

    private static void add(Connection connection, BucketSums sum) throws SQLException {
        EachRow.change(
                connection,
                "INSERT INTO lead_tallies"
                        + " (kind, bucket, status, leads, first_block, last_block) VALUES (?, ?, ?, ?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE leads = leads + VALUES(leads),"
                        + " first_block = LEAST(first_block, VALUES(first_block)),"
                        + " last_block = GREATEST(last_block, VALUES(last_block))",
                sum.buckets(),
                (row, bucket) -> {
                    var tally = sum.of(bucket);
                    row.setInt(1, bucket.kind().code);
                    row.setLong(2, bucket.number());
                    row.setString(3, bucket.status());
                    row.setLong(4, tally.leads());
                    row.setLong(5, tally.first());
                    row.setLong(6, tally.last());
                });
    }

    /** One by one, not up to the last: between them there may be some whose writers have not committed yet. */
    private static void delete(Connection connection, List<Long> ids) throws SQLException {
        EachRow.change(connection, "DELETE FROM lead_deltas WHERE id = ?", ids, (row, id) -> row.setLong(1, id));
    }

    private static int change(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }
}
