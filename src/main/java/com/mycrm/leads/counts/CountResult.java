package com.mycrm.leads.counts;

import com.mycrm.api.paging.TimeRange;
import java.util.List;

/**
 * What is known of a list before it is read.
 *
 * @param generation how often leads have changed
 * @param leads how many there are; null where the tallies do not tell
 * @param edges parts of the range of time that are no whole days: the leads in them are to be added
 * @param bounds between which their ids are; null where the tallies do not tell
 */
public record CountResult(long generation, Long leads, List<TimeRange> edges, Bounds bounds) {

    /** Ids, both inclusive. */
    public record Bounds(long first, long last) {}

    public static final CountResult NOTHING = nothingBut(0);

    static CountResult nothingBut(long generation) {
        return new CountResult(generation, null, List.of(), null);
    }
}
