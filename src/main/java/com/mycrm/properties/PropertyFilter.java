package com.mycrm.properties;

import com.mycrm.query.Filter;
import com.mycrm.query.Parameters;
import com.mycrm.query.Where;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.Optional;
import java.util.Set;

/** Which properties a caller asked for. An empty set or a null means any. */
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
    public Predicate[] on(Where where, Root<Property> property) {
        return where.in(property.get(Property_.id), ids)
                .sameKey(property.get(Property_.referenceKey), reference)
                .in(property.get(Property_.status), statuses)
                .in(property.get(Property_.userId), users)
                .in(property.get(Property_.offeringType), offeringTypes)
                .toArray();
    }
}
