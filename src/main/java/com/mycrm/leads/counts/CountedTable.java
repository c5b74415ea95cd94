package com.mycrm.leads.counts;

/** A table of leads that are counted. Each is a CDI bean, and has its own counts and its own change generation. */
public interface CountedTable {

    /** Its number in the tables of the counts, which never changes: {@code list} in {@code V4__lead_counts.sql}. */
    int number();

    /** Its name in the database. */
    String table();
}
