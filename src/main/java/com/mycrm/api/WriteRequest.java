package com.mycrm.api;

import com.mycrm.api.etag.IfMatch;
import java.util.Set;

/**
 * What every write is told besides its data.
 *
 * @param actor the caller's key or login, for histories
 * @param userId the caller's user; null for a caller that has none here
 * @param rights of the caller
 * @param ifMatch the versions that the write may replace
 */
public record WriteRequest(String actor, Long userId, Set<String> rights, IfMatch ifMatch) {

    /** The write of a caller without a user. */
    public WriteRequest(String actor, Set<String> rights, IfMatch ifMatch) {
        this(actor, null, rights, ifMatch);
    }

    /** The same write, which may replace these versions only. */
    WriteRequest replacing(IfMatch versions) {
        return new WriteRequest(actor, userId, rights, versions);
    }
}
