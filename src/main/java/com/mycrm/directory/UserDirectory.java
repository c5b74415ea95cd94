package com.mycrm.directory;

import java.util.Optional;
import java.util.Set;

/** The users, for other features. */
public interface UserDirectory {

    /** The ids that belong to users. */
    Set<Long> existing(Set<Long> ids);

    /** The ids that belong to active users. */
    Set<Long> active(Set<Long> ids);

    /** The user of leads that name none: the configured user, or the first one. */
    long fallback();

    /** The users with that e-mail address or, where none has it, with that first and last name, ignoring case. */
    Set<Long> byName(String text);

    /** The phone number of a user as it was entered; empty for a user without one. */
    Optional<String> phone(long id);
}
