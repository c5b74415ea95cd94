package com.mycrm.security;

import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rules that protect the rights of users: nobody gives, takes or takes over rights that they do not hold, and the
 * last active holder of a right keeps it.
 *
 * <p>The caller of a method has locked the row of the user, and calls it in the transaction of the change.
 */
@ApplicationScoped
public class RightsGuard {

    @Inject
    CredentialStore credentials;

    /**
     * Checks that a caller may change a user.
     *
     * @param held rights of the caller
     * @throws ProblemException 403 that names a right of the user that the caller lacks
     */
    public void checkHolds(long userId, Set<String> held) {
        checkHolds(credentials.rights(userId), held);
    }

    /** @throws ProblemException 403 that names the first of these rights that the caller lacks */
    static void checkHolds(Collection<String> rights, Set<String> held) {
        for (var right : new TreeSet<>(rights)) {
            if (!held.contains(right)) {
                throw Problems.forbidden(right);
            }
        }
    }

    /**
     * Checks that an active user may be deactivated or deleted.
     *
     * @throws ProblemException 409 if no other active user has one of the user's rights
     */
    public void checkOthersHoldRightsOf(long userId) {
        checkOthersHold(userId, credentials.rights(userId));
    }

    /** Checks that these rights may be taken from an active user. */
    void checkOthersHold(long userId, Set<String> rights) {
        if (rights.isEmpty()) {
            return;
        }
        var lost = new TreeSet<>(rights);
        lost.removeAll(credentials.rightsOfOthers(userId));
        if (!lost.isEmpty()) {
            throw Problems.conflict(
                    "The user " + userId + " is the last active one with the right " + lost.first() + ".");
        }
    }
}
