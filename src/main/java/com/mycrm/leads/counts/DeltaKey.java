package com.mycrm.leads.counts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;

/** Everything of a lead that it is counted by. Leads with the same key are counted in the same buckets. */
record DeltaKey(String status, long user, long block, int date, int created, int updated) {

    /** The columns of {@code lead_count_deltas}, in the order of the components. */
    static final String COLUMNS = "status, user_id, lead_block, date_day, created_day, updated_day";

    static DeltaKey of(CountedLead lead, ZoneId zone) {
        return new DeltaKey(
                lead.status(),
                lead.userId(),
                IdBlocks.block(lead.id()),
                DayRange.day(lead.date(), zone),
                DayRange.day(lead.created(), zone),
                DayRange.day(lead.updated(), zone));
    }

    /** Reads the columns from {@code first} on. */
    static DeltaKey of(ResultSet row, int first) throws SQLException {
        return new DeltaKey(
                row.getString(first),
                row.getLong(first + 1),
                row.getLong(first + 2),
                row.getInt(first + 3),
                row.getInt(first + 4),
                row.getInt(first + 5));
    }
}
