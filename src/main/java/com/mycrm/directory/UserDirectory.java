package com.mycrm.directory;

import java.util.Optional;
import java.util.Set;

/** What others need to know of users. */
public interface UserDirectory {

    /** Those of these ids that users have. */
    Set<Long> existing(Set<Long> ids);

    /** Those of these ids that active users have. */
    Set<Long> active(Set<Long> ids);

    /** The user of what has no other: the configured one, else the first. */
    long fallback();

    /** The number of a user, as it was given; empty where there is none. */
    Optional<String> phone(long id);
}
