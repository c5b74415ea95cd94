package com.mycrm.leads;

import com.mycrm.persistence.Jdbc;
import com.mycrm.persistence.Projection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** A lead as it is at one version: the row behind a {@link LeadView}. */
public record LeadRow(
        long id,
        String phone,
        String status,
        long userId,
        Long propertyId,
        String propertyReference,
        Instant date,
        Instant createdAt,
        Instant updatedAt,
        String externalId,
        String whatsappUsername,
        long version) {

    /** The ids of leads only. */
    static final Projection<Lead, Long> IDS = Projection.ids(Lead.class, () -> Lead_.id);

    /** The row with all its components. */
    static final Projection<Lead, LeadRow> PROJECTION = new Projection<>(
            Lead.class,
            () -> Lead_.id,
            () -> List.of(
                    Lead_.phone,
                    Lead_.status,
                    Lead_.userId,
                    Lead_.propertyId,
                    Lead_.propertyReference,
                    Lead_.date,
                    Lead_.createdAt,
                    Lead_.updatedAt,
                    Lead_.externalId,
                    Lead_.username,
                    Lead_.version),
            LeadRow::of);

    /** Fibonacci hashing: 2^64 divided by the golden ratio. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static LeadRow of(ResultSet row) throws SQLException {
        return new LeadRow(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                Jdbc.nullableLong(row, 5),
                row.getString(6),
                Instant.ofEpochSecond(row.getLong(7)),
                Instant.ofEpochSecond(row.getLong(8)),
                Instant.ofEpochSecond(row.getLong(9)),
                row.getString(10),
                row.getString(11),
                row.getLong(12));
    }

    /** A number that differs where the leads are others or one of them has changed. */
    static long generation(List<LeadRow> leads) {
        var generation = 0L;
        for (var lead : leads) {
            generation = ((generation + lead.id) * SPREAD + lead.version) * SPREAD + lead.updatedAt.getEpochSecond();
        }
        return generation & Long.MAX_VALUE;
    }

    static LeadRow of(Lead lead) {
        var values = lead.values();
        return new LeadRow(
                lead.id(),
                values.phone(),
                values.status().word(),
                values.userId(),
                values.propertyId(),
                values.reference(),
                values.date(),
                lead.createdAt(),
                lead.updatedAt(),
                values.externalId(),
                values.username(),
                lead.version());
    }
}
