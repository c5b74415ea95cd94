package com.mycrm.changes;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import java.util.Map;

/** The counts of changes as the request found them, read once, and before the data that it shows. */
@RequestScoped
public class Generation {

    @EJB
    ChangeCounts counts;

    private Map<Kind, Long> found;

    public long of(Kind kind) {
        if (found == null) {
            found = counts.now();
        }
        return found.getOrDefault(kind, 0L);
    }
}
