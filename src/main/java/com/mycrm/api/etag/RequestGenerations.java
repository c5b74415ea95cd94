package com.mycrm.api.etag;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Map;

/**
 * The change generations of one request: the counts of {@link ChangeCounts}, read once and before the data that the
 * request shows. Data is therefore never older than the generation in its ETag.
 */
@RequestScoped
public class RequestGenerations {

    @Inject
    ChangeCounts counts;

    private Map<String, Long> found;

    /** The generation of a counter, which may be one that has not counted any change yet. */
    public long of(String counter) {
        if (found == null) {
            found = counts.read();
        }
        return found.get(ChangeCounts.BASE) + found.getOrDefault(counter, 0L);
    }
}
