package com.mycrm.leads.counts;

import java.util.OptionalLong;

/**
 * What the counts say of a list.
 *
 * @param generation how often leads had changed
 * @param leads how many leads match; empty where they have to be counted one by one
 * @param ids between which their ids are; null where that is not known
 */
public record CountResult(long generation, OptionalLong leads, IdRange ids) {

    /** Ids, both included. */
    public record IdRange(long first, long last) {}

    static CountResult uncounted(long generation) {
        return new CountResult(generation, OptionalLong.empty(), null);
    }
}
