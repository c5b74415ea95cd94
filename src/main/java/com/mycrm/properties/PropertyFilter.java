package com.mycrm.properties;

import com.mycrm.api.paging.Parameters;
import com.mycrm.persistence.Condition;
import com.mycrm.persistence.Conditions;
import com.mycrm.persistence.Filter;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The filter of the list of properties. An empty set and null match every property. */
public record PropertyFilter(
        Set<Long> ids, String reference, Set<String> statuses, Set<Long> users, Set<String> offeringTypes)
        implements Filter<Property> {

    static PropertyFilter of(Parameters parameters) {
        return new PropertyFilter(
                parameters.integers("id"),
                parameters.text("reference"),
                parameters.texts("status"),
                parameters.integers("user"),
                parameters.words(
                        "offering_type",
                        word -> Optional.of(word).filter(PropertyInput.OFFERING_TYPES::contains),
                        "rent, sale"));
    }

    @Override
    public List<Condition<Property>> conditions() {
        return Conditions.<Property>all()
                .anyOf(Property_.id, ids)
                .sameKey(Property_.referenceKey, reference)
                .anyOf(Property_.status, statuses)
                .anyOf(Property_.userId, users)
                .anyOf(Property_.offeringType, offeringTypes)
                .list();
    }
}
