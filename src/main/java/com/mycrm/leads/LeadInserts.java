package com.mycrm.leads;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;

/**
 * Inserts many leads with one statement.
 *
 * <p>Past the persistence provider, which would insert them one by one to learn their ids.
 */
final class LeadInserts {

    private static final String SQL =
            "INSERT INTO whatsapp_leads (phone, phone_digits, whatsapp_username, status, user_id,"
                    + " property_id, property_reference, property_reference_key, lead_date, external_id, created_by, created_at,"
                    + " updated_at, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private LeadInserts() {}

    static void write(Connection connection, List<Lead> leads) throws SQLException {
        try (var rows = connection.prepareStatement(SQL, Statement.RETURN_GENERATED_KEYS)) {
            for (var lead : leads) {
                var values = lead.values();
                rows.setString(1, values.phone());
                rows.setString(2, lead.phoneDigits());
                rows.setString(3, values.username());
                rows.setString(4, values.status().word());
                rows.setLong(5, values.userId());
                rows.setObject(6, values.propertyId(), Types.BIGINT);
                rows.setString(7, values.reference());
                rows.setString(8, lead.referenceKey());
                rows.setLong(9, values.date().getEpochSecond());
                rows.setString(10, values.externalId());
                rows.setString(11, lead.createdBy());
                rows.setLong(12, lead.createdAt().getEpochSecond());
                rows.setLong(13, lead.updatedAt().getEpochSecond());
                rows.setLong(14, 1);
                rows.addBatch();
            }
            rows.executeBatch();
            try (var keys = rows.getGeneratedKeys()) {
                for (var lead : leads) {
                    keys.next();
                    lead.number(keys.getLong(1));
                }
            }
        }
    }
}
