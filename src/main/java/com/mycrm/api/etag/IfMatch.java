package com.mycrm.api.etag;

import com.mycrm.api.problem.Problems;
import java.util.Set;

/**
 * The versions of an object that a write may replace, from the headers {@code If-Match} and {@code If-None-Match}.
 *
 * @param versions null for any version
 * @param mismatch the sentence that says why no other version may be replaced
 */
public record IfMatch(Set<Long> versions, String mismatch) {

    /** No header: the object may have any version, or not exist. */
    public static final IfMatch ALL = new IfMatch(null);

    /** {@code If-Match: *}: the object must exist, in any version (RFC 9110, section 13.1.1). */
    public static final IfMatch EXISTING = new IfMatch(null, "There is nothing yet that If-Match could match.");

    /** {@code If-None-Match: *}: the object must not exist, so the write only creates (RFC 9110, section 13.1.2). */
    public static final IfMatch NONE = new IfMatch(Set.of(), "It exists, and If-None-Match asks that it does not.");

    private static final String CHANGED = "It has changed since the ETag in If-Match; read it again.";

    /** These versions. */
    public IfMatch(Set<Long> versions) {
        this(versions, CHANGED);
    }

    /** This version and no other. */
    public static IfMatch only(long version) {
        return new IfMatch(Set.of(version));
    }

    /** Whether any version may be replaced. */
    public boolean isAny() {
        return versions == null;
    }

    /** @throws com.mycrm.api.problem.ProblemException 412 if this version is not among them */
    public void check(long version) {
        if (versions != null && !versions.contains(version)) {
            throw Problems.preconditionFailed(mismatch);
        }
    }

    /** @throws com.mycrm.api.problem.ProblemException 412 if a version was expected of an object that does not exist */
    public void checkNone() {
        if (!equals(ALL) && !equals(NONE)) {
            throw Problems.preconditionFailed(mismatch);
        }
    }
}
