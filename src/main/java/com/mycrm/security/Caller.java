package com.mycrm.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/**
 * The sender of a request.
 *
 * @param name for logs and histories
 * @param userId null for a user of an identity provider
 * @param keyId of the API key; null for a caller that has none
 */
public record Caller(String name, Long userId, Long keyId, Set<String> rights) {

    /** A caller without an API key. */
    Caller(String name, Long userId, Set<String> rights) {
        this(name, userId, null, rights);
    }

    /** The caller of a request that {@link RightsFeature} has let through. */
    static Caller of(HttpServletRequest request) {
        return (Caller) request.getAttribute(BearerFilter.CALLER);
    }

    /**
     * Nobody gives or takes rights that they do not have.
     *
     * @throws com.mycrm.api.problem.ProblemException 403 that names a right that the caller lacks
     */
    void checkHolds(Set<String> given) {
        RightsGuard.checkHolds(given, rights);
    }
}
