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
        Set<Long> ids,
        String reference,
        Set<String> statuses,
        Set<Long> users,
        Set<String> offeringTypes,
        Set<Long> types,
        Set<Long> locations,
        Set<Integer> bedrooms)
        implements Filter<Property> {

    /** The layout that means any number of bedrooms. */
    private static final String ANY_LAYOUT = "-";

    private static final int ANY = -1;

    static PropertyFilter of(Parameters parameters) {
        return new PropertyFilter(
                parameters.integers("id"),
                parameters.text("reference"),
                parameters.words("status", PropertyStatus::parseWord, PropertyStatus.WORDS),
                parameters.integers("user"),
                parameters.words("offering_type", PriceInput.OFFERING_TYPES),
                parameters.integers("type[id]"),
                parameters.integers("location_ids"),
                bedrooms(parameters.words(
                        "layout", PropertyFilter::layout, "a number of bedrooms, or " + ANY_LAYOUT + " for any")));
    }

    private static Optional<Integer> layout(String word) {
        if (word.equals(ANY_LAYOUT)) {
            return Optional.of(ANY);
        }
        return Optional.of(word).filter(text -> text.matches("\\d{1,9}")).map(Integer::valueOf);
    }

    private static Set<Integer> bedrooms(Set<Integer> layouts) {
        return layouts.contains(ANY) ? Set.of() : layouts;
    }

    @Override
    public List<Condition<Property>> conditions() {
        return Conditions.<Property>all()
                .anyOf(Property_.id, ids)
                .sameKey(Property_.referenceKey, reference)
                .anyOf(Property_.status, statuses)
                .anyOf(Property_.userId, users)
                .anyOf(Property_.offeringType, offeringTypes)
                .anyOf(Property_.typeId, types)
                .anyOf(Property_.locationId, locations)
                .anyOf(Property_.bedrooms, bedrooms)
                .list();
    }
}
