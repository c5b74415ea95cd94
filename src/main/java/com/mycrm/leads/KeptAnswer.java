package com.mycrm.leads;

import jakarta.json.bind.Jsonb;
import java.time.Instant;

/**
 * A {@link SaveResult} as it is stored: JSON-B reads no record whose component has a type of its own choice, so the
 * details are text.
 *
 * @param details JSON
 */
public record KeptAnswer(
        boolean created,
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
        long version,
        String details) {

    static String write(SaveResult<?> result, Jsonb jsonb) {
        var lead = result.lead();
        return jsonb.toJson(new KeptAnswer(
                result.created(),
                lead.id(),
                lead.phone(),
                lead.status(),
                lead.userId(),
                lead.propertyId(),
                lead.propertyReference(),
                lead.date(),
                lead.createdAt(),
                lead.updatedAt(),
                lead.externalId(),
                lead.version(),
                jsonb.toJson(lead.details())));
    }

    static <D> SaveResult<D> read(String text, Class<D> detailsType, Jsonb jsonb) {
        return jsonb.fromJson(text, KeptAnswer.class).result(detailsType, jsonb);
    }

    private <D> SaveResult<D> result(Class<D> detailsType, Jsonb jsonb) {
        var lead = new LeadRow<>(
                id,
                phone,
                status,
                userId,
                propertyId,
                propertyReference,
                date,
                createdAt,
                updatedAt,
                externalId,
                version,
                jsonb.fromJson(details, detailsType));
        return new SaveResult<>(lead, created);
    }
}
