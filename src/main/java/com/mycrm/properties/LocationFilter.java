package com.mycrm.properties;

import com.mycrm.api.paging.Parameters;
import com.mycrm.persistence.Condition;
import com.mycrm.persistence.Conditions;
import com.mycrm.persistence.Filter;
import java.util.List;
import java.util.Optional;

/**
 * The filter of the list of locations.
 *
 * @param text part of one of the names, normalized; null matches every location
 */
public record LocationFilter(String text) implements Filter<Location> {

    static LocationFilter of(Parameters parameters) {
        var text = parameters.value(
                "string", given -> Optional.of(LocationNames.normalized(given)), "takes a part of a name");
        return new LocationFilter(text == null || text.isEmpty() ? null : text);
    }

    @Override
    public List<Condition<Location>> conditions() {
        return Conditions.<Location>all().contains(Location_.namesKey, text).list();
    }
}
