package com.mycrm.query;

/** What a caller asked for, as conditions. One function serves page and count, so the two cannot drift apart. */
@FunctionalInterface
public interface Filter {

    void on(Where where);
}
