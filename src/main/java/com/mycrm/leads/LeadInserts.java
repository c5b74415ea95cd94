package com.mycrm.leads;

import com.mycrm.persistence.Jdbc;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Inserts leads in one batch.
 *
 * <p>SQL text, because the persistence provider inserts objects one by one to learn their ids, and takes longer for one
 * of them than the database.
 */
final class LeadInserts {

    private static final List<String> COLUMNS = List.of(
            "phone",
            "phone_digits",
            "status",
            "user_id",
            "property_id",
            "property_reference",
            "property_reference_key",
            "lead_date",
            "external_id",
            "created_by",
            "created_at",
            "updated_at",
            "version");

    private LeadInserts() {}

    /** Gives each lead the id that the database gave to its row. */
    static <E extends Lead, D> void write(Jdbc jdbc, LeadKind<E, D> kind, List<E> leads) {
        var ids = jdbc.insertAll(sql(kind), leads, lead -> values(kind, lead)).iterator();
        leads.forEach(lead -> lead.number(ids.next()));
    }

    private static String sql(LeadKind<?, ?> kind) {
        var columns = new ArrayList<>(COLUMNS);
        kind.fields().forEach(field -> columns.add(field.column()));
        return "INSERT INTO " + kind.table() + " (" + String.join(", ", columns) + ") VALUES ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
    }

    private static <E extends Lead, D> Object[] values(LeadKind<E, D> kind, E lead) {
        var data = kind.values(lead);
        var values = new ArrayList<Object>(Arrays.asList(
                data.phone(),
                lead.phoneDigits(),
                data.status(),
                data.userId(),
                data.propertyId(),
                data.reference(),
                lead.referenceKey(),
                data.date().getEpochSecond(),
                data.externalId(),
                lead.createdBy(),
                lead.createdAt().getEpochSecond(),
                lead.updatedAt().getEpochSecond(),
                Lead.FIRST));
        kind.fields().forEach(field -> values.add(stored(field.value().apply(data.details()))));
        return values.toArray();
    }

    private static Object stored(Object value) {
        return value instanceof Instant time ? (Long) time.getEpochSecond() : value;
    }
}
