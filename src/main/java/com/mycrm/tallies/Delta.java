package com.mycrm.tallies;

/**
 * A change that is not in the tallies yet.
 *
 * @param block of the leads' ids
 * @param leads more of them; fewer where negative
 */
record Delta(String status, long block, long leads) {}
