package com.mycrm.leads;

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

    /** 2^64 by the golden ratio: no small multiple of it is near a multiple of 2^64. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /** A number that is another where the leads are others, or one of them has changed. */
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
