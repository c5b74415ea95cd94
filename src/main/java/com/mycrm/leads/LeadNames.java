package com.mycrm.leads;

/**
 * The names of a {@link LeadKind}.
 *
 * @param number of its table in the counts, which never changes
 * @param table in the database
 * @param indexes what the names of its indexes begin with
 * @param path of its list, and the name of its files
 * @param list the member of an answer that holds a page
 * @param single the member of an answer that holds one lead
 */
public record LeadNames(int number, String table, String indexes, String path, String list, String single) {}
