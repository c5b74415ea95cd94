package com.mycrm.security;

import com.mycrm.api.problem.Problems;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who sends a request, for the log, and what it may do.
 *
 * @param userId null for an identity provider's user, who is none of this service's
 */
public record Caller(String name, Long userId, Set<String> rights) {

    /**
     * Nobody gives away what it does not have.
     *
     * @throws com.mycrm.api.problem.ProblemException 403 that names a right that the caller lacks
     */
    void checkHolds(Set<String> given) {
        for (var right : new TreeSet<>(given)) {
            if (!rights.contains(right)) {
                throw Problems.forbidden(right);
            }
        }
    }
}
