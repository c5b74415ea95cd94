package com.mycrm.properties;

import com.mycrm.api.paging.SortKey;
import jakarta.persistence.metamodel.SingularAttribute;

/** The sort keys of the list of locations. */
enum LocationSort implements SortKey<Location> {
    ID;

    @Override
    public String wireName() {
        return "id";
    }

    @Override
    public SingularAttribute<? super Location, ?> attribute() {
        return Location_.id;
    }
}
