package com.mycrm.leads;

import com.mycrm.persistence.Jdbc;
import java.util.List;

/**
 * Inserts leads in one batch.
 *
 * <p>SQL text, because the persistence provider inserts objects one by one to learn their ids, and takes longer for one
 * of them than the database.
 */
final class LeadInserts {

    private static final String INSERT = "INSERT INTO whatsapp_leads (phone, phone_digits, whatsapp_username, status,"
            + " user_id, property_id, property_reference, property_reference_key, lead_date, external_id, created_by,"
            + " created_at, updated_at, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private LeadInserts() {}

    /** Gives each lead the id that the database gave to its row. */
    static void write(Jdbc jdbc, List<Lead> leads) {
        var ids = jdbc.insertAll(INSERT, leads, LeadInserts::values).iterator();
        leads.forEach(lead -> lead.number(ids.next()));
    }

    private static Object[] values(Lead lead) {
        var data = lead.values();
        return new Object[] {
            data.phone(),
            lead.phoneDigits(),
            data.username(),
            data.status().word(),
            data.userId(),
            data.propertyId(),
            data.reference(),
            lead.referenceKey(),
            data.date().getEpochSecond(),
            data.externalId(),
            lead.createdBy(),
            lead.createdAt().getEpochSecond(),
            lead.updatedAt().getEpochSecond(),
            Lead.FIRST
        };
    }
}
