package com.mycrm.leads;

import java.time.Instant;

/** A lead as it is at one version: the row behind a {@link LeadView}. */
public record LeadState(
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

    static LeadState of(Lead lead) {
        var values = lead.values();
        return new LeadState(
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
