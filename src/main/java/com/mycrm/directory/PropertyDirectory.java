package com.mycrm.directory;

import java.util.Map;
import java.util.Set;

/** The properties, for other features. */
public interface PropertyDirectory {

    /** The properties with these ids, by id. */
    Map<Long, PropertySummary> byId(Set<Long> ids);

    /** The properties with these references, by the {@link com.mycrm.api.text.CanonicalText#key} of each. */
    Map<String, PropertySummary> byReference(Set<String> keys);
}
