package com.mycrm.directory;

import java.util.Map;
import java.util.Set;

/** What others need to know of properties. */
public interface PropertyDirectory {

    /** Those that have one of these ids. */
    Map<Long, KnownProperty> byId(Set<Long> ids);

    /** Those that have one of these references, by {@link com.mycrm.persistence.Conditions#key}. */
    Map<String, KnownProperty> byReference(Set<String> keys);
}
