package com.mycrm.tallies;

import com.mycrm.tallies.TallyChanges.Alike;

/**
 * A change that is not in the tallies yet.
 *
 * @param leads more of those alike; fewer where negative
 */
record Delta(Alike alike, long leads) {

    /** The block of the leads' ids. */
    long block() {
        return alike.block();
    }
}
