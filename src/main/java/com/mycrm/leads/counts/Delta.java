package com.mycrm.leads.counts;

import com.mycrm.leads.counts.CountDeltas.DeltaKey;

/**
 * A change that is not in the tallies yet.
 *
 * @param leads more of those alike; fewer where negative
 */
record Delta(DeltaKey alike, long leads) {

    /** The block of the leads' ids. */
    long block() {
        return alike.block();
    }
}
