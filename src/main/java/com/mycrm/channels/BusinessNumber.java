package com.mycrm.channels;

/**
 * A business number of a vendor, which has its own customers.
 *
 * @param key the number, as its {@link Channel} has it
 */
record BusinessNumber(String vendor, String key) {}
