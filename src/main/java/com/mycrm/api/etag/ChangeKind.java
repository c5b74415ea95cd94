package com.mycrm.api.etag;

import java.util.Locale;

/** The kinds of object whose changes are counted. */
public enum ChangeKind {
    LEADS,
    USERS,
    PROPERTIES;

    /** The name in the database. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
