package com.mycrm.changes;

import java.util.Locale;

/** The kinds of object whose changes are counted. */
public enum Kind {
    LEADS,
    USERS,
    PROPERTIES;

    /** The name in the database. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
