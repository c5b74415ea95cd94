package com.mycrm.persistence;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.Instant;

/**
 * Stores times as seconds since 1970-01-01T00:00:00Z.
 *
 * <p>Without a converter EclipseLink stores an {@link Instant} as a serialized object. A date type of the database
 * would be shifted by the time zones of driver and session.
 */
@Converter(autoApply = true)
public class InstantConverter implements AttributeConverter<Instant, Long> {

    @Override
    public Long convertToDatabaseColumn(Instant instant) {
        return instant == null ? null : instant.getEpochSecond();
    }

    @Override
    public Instant convertToEntityAttribute(Long seconds) {
        return seconds == null ? null : Instant.ofEpochSecond(seconds);
    }
}
