package com.mycrm.api.etag;

import com.mycrm.api.problem.Problems;
import java.util.Set;

/**
 * The versions of an object that a write may find.
 *
 * @param any null for any version at all
 */
public record IfMatch(Set<Long> any) {

    public static final IfMatch ALL = new IfMatch(null);

    /** @throws com.mycrm.api.problem.ProblemException 412 where this version is not among them */
    public void check(long version) {
        if (any != null && !any.contains(version)) {
            throw Problems.preconditionFailed();
        }
    }

    /** @throws com.mycrm.api.problem.ProblemException 412 where a version was expected of what does not exist */
    public void checkNone() {
        if (any != null) {
            throw Problems.preconditionFailed();
        }
    }
}
