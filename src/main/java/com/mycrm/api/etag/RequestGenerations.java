package com.mycrm.api.etag;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import java.util.Map;

/** The counts of changes as the request found them, read once, and before the data that it shows. */
@RequestScoped
public class RequestGenerations {

    @EJB
    ChangeCounts counts;

    private Map<ChangeKind, Long> found;

    public long of(ChangeKind kind) {
        if (found == null) {
            found = counts.now();
        }
        return found.getOrDefault(kind, 0L);
    }
}
