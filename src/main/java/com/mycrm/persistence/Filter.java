package com.mycrm.persistence;

/** What a caller asked for, as conditions. One function serves page and count, so the two cannot drift apart. */
@FunctionalInterface
public interface Filter {

    void on(Conditions where);

    /** What it takes to keep it: as much as so many values. */
    default int weight() {
        var where = new Conditions();
        on(where);
        return 10 + where.values().size();
    }
}
