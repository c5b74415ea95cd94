package com.mycrm.leads;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps a status as its word, so that the database sorts by what the API shows. */
@Converter(autoApply = true)
public class LeadStatusConverter implements AttributeConverter<LeadStatus, String> {

    @Override
    public String convertToDatabaseColumn(LeadStatus status) {
        return status == null ? null : status.word();
    }

    @Override
    public LeadStatus convertToEntityAttribute(String word) {
        return word == null ? null : LeadStatus.parse(word).orElseThrow();
    }
}
