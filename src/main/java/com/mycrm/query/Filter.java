package com.mycrm.query;

/** What a caller asked for, as conditions. One function serves page and count, so the two cannot drift apart. */
@FunctionalInterface
public interface Filter {

    void on(Where where);

    /** What it takes to keep it: as much as so many values. */
    default int weight() {
        var where = new Where();
        on(where);
        return 10 + where.values().size();
    }
}
