package com.mycrm.security;

import com.mycrm.api.etag.ChangeCounts;
import com.mycrm.api.problem.Problems;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Set;

/**
 * Changes the rights and passwords of users.
 *
 * <p>A caller must hold every right that the change gives access to. The user's row is locked, so that no other change
 * of its rights comes between the check and the write.
 */
@Stateless
public class Accounts {

    /** The name of the administrator's API key. */
    static final String ADMINISTRATOR_KEY = "admin";

    /** The counter of changes of users. */
    private static final String USERS = "users";

    @Inject
    CredentialStore credentials;

    @Inject
    ChangeCounts changes;

    /** The rights of a user, active or not. */
    public Set<String> rights(long userId) {
        lock(userId);
        return credentials.rights(userId);
    }

    /** Gives a user these rights and no others. */
    public void setRights(long userId, Set<String> rights, Caller caller) {
        lock(userId);
        var current = credentials.rights(userId);
        var added = difference(rights, current);
        caller.checkHolds(added);
        credentials.removeRights(userId, difference(current, rights));
        credentials.addRights(userId, added);
    }

    /** Sets a user's password. Tokens issued with the former one are no longer valid. */
    public void setPassword(long userId, String hash, Caller caller) {
        lock(userId);
        caller.checkHolds(credentials.rights(userId));
        credentials.setPassword(userId, hash);
    }

    public boolean hasUsers() {
        return credentials.hasUsers();
    }

    /**
     * Makes the user with that e-mail an active administrator with this password and with one API key named
     * {@link #ADMINISTRATOR_KEY}. Creates the user if there is none; a key of that name is replaced.
     *
     * <p>If two nodes do so at once, one of them gets a {@link com.mycrm.persistence.TransactionConflict} and fails.
     */
    public void resetAdministrator(String email, String passwordHash, String secretHash) {
        var userId = credentials.activateUser(email);
        credentials.addRights(userId, difference(Rights.ALL, credentials.rights(userId)));
        credentials.setPassword(userId, passwordHash);
        credentials.deleteKey(ADMINISTRATOR_KEY);
        credentials.insertKey(ADMINISTRATOR_KEY, secretHash, userId, null);
        changes.add(USERS);
    }

    private void lock(long userId) {
        if (!credentials.lockUser(userId)) {
            throw Problems.notFound("The user " + userId);
        }
    }

    private static Set<String> difference(Set<String> rights, Set<String> others) {
        var difference = new HashSet<>(rights);
        difference.removeAll(others);
        return difference;
    }
}
