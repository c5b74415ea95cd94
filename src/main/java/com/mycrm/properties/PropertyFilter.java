package com.mycrm.properties;

import com.mycrm.api.paging.Parameters;
import com.mycrm.persistence.Conditions;
import com.mycrm.persistence.Filter;
import java.util.Optional;
import java.util.Set;

/** Which properties a caller asked for. An empty set or a null means any. */
public record PropertyFilter(
        Set<Long> ids, String reference, Set<String> statuses, Set<Long> users, Set<String> offeringTypes)
        implements Filter {

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
    public void on(Conditions where) {
        where.ids(ids)
                .sameKey("reference_key", reference)
                .in("status", statuses)
                .in("user_id", users)
                .in("offering_type", offeringTypes);
    }
}
