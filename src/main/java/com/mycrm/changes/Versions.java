package com.mycrm.changes;

import com.mycrm.problem.Problems;
import java.util.Set;

/**
 * The versions of an object that a write may find.
 *
 * @param any null for any version at all
 */
public record Versions(Set<Long> any) {

    public static final Versions ALL = new Versions(null);

    /** @throws com.mycrm.problem.ProblemException 412 where this version is not among them */
    public void check(long version) {
        if (any != null && !any.contains(version)) {
            throw Problems.preconditionFailed();
        }
    }

    /** @throws com.mycrm.problem.ProblemException 412 where a version was expected of what does not exist */
    public void checkNone() {
        if (any != null) {
            throw Problems.preconditionFailed();
        }
    }
}
