package com.mycrm.leads;

import com.mycrm.persistence.EachRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;

/**
 * Inserts leads with one statement.
 *
 * <p>Past the persistence provider, which would insert them one by one to learn their ids, and takes longer for one of them
 * than the database.
 */
final class LeadInserts {

    private static final String SQL =
            "INSERT INTO whatsapp_leads (phone, phone_digits, whatsapp_username, status, user_id,"
                    + " property_id, property_reference, property_reference_key, lead_date, external_id, created_by, created_at,"
                    + " updated_at, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private LeadInserts() {}

    static void write(Connection connection, List<Lead> leads) throws SQLException {
        if (leads.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(SQL, Statement.RETURN_GENERATED_KEYS)) {
            EachRow.change(statement, leads, LeadInserts::bind);
            try (var keys = statement.getGeneratedKeys()) {
                for (var lead : leads) {
                    keys.next();
                    lead.number(keys.getLong(1));
                }
            }
        }
    }

    private static void bind(PreparedStatement row, Lead lead) throws SQLException {
        var values = lead.values();
        row.setString(1, values.phone());
        row.setString(2, lead.phoneDigits());
        row.setString(3, values.username());
        row.setString(4, values.status().word());
        row.setLong(5, values.userId());
        row.setObject(6, values.propertyId(), Types.BIGINT);
        row.setString(7, values.reference());
        row.setString(8, lead.referenceKey());
        row.setLong(9, values.date().getEpochSecond());
        row.setString(10, values.externalId());
        row.setString(11, lead.createdBy());
        row.setLong(12, lead.createdAt().getEpochSecond());
        row.setLong(13, lead.updatedAt().getEpochSecond());
        row.setLong(14, Lead.FIRST);
    }
}
