package com.mycrm.security;

import com.mycrm.api.ActorName;
import com.mycrm.api.etag.ChangeCounts;
import com.mycrm.api.problem.Problems;
import com.mycrm.persistence.TranslatesConflicts;
import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Changes the rights and passwords of users.
 *
 * <p>A caller must hold every right that the change gives, takes or gives access to. The user's row is locked, so that
 * no other change of its rights comes between the check and the write.
 */
@Stateless
@TranslatesConflicts
public class Accounts {

    /** The name of the administrator's API key. */
    static final String ADMINISTRATOR_KEY = "admin";

    /** The counter of changes of users. */
    private static final String USERS = "users";

    @Inject
    CredentialStore credentials;

    @Inject
    AdministratorStore administrators;

    @Inject
    RightsGuard guard;

    @Inject
    LoginSessions sessions;

    @Inject
    ChangeCounts changes;

    @Inject
    Event<ActivatedUser> activated;

    /** The rights of a user, active or not, and the secrets that give them. */
    public UserAccess access(long userId) {
        lock(userId);
        return lockedAccess(userId);
    }

    private UserAccess lockedAccess(long userId) {
        return new UserAccess(
                List.copyOf(new TreeSet<>(credentials.rights(userId))),
                credentials.password(userId).orElse(null),
                credentials.keys(userId));
    }

    /** Gives a user these rights and no others. */
    public UserAccess setRights(long userId, Set<String> rights, Caller caller) {
        lock(userId);
        var current = credentials.rights(userId);
        var added = difference(rights, current);
        var removed = difference(current, rights);
        caller.checkHolds(added);
        caller.checkHolds(removed);
        if (credentials.isActive(userId)) {
            guard.checkOthersHold(userId, removed);
        }
        credentials.removeRights(userId, removed);
        credentials.addRights(userId, added);
        return lockedAccess(userId);
    }

    /** Sets a user's password. Logins that the former one opened are no longer valid. */
    public void setPassword(long userId, String hash, Caller caller) {
        lock(userId);
        caller.checkHolds(credentials.rights(userId));
        credentials.setPassword(userId, hash, ActorName.stored(caller.name()));
    }

    @Schedule(hour = "*", minute = "27", persistent = false)
    public void forgetExpiredLogins() {
        sessions.forgetExpired();
    }

    public boolean hasUsers() {
        return administrators.hasUsers();
    }

    /**
     * As {@link #resetAdministrator}, unless there are users: another node may have been first. If two nodes do so at
     * the same moment, one of them gets a {@link com.mycrm.persistence.TransactionConflict}.
     *
     * @return whether this node did so
     */
    public boolean createAdministrator(String email, String passwordHash, String secretHash) {
        if (hasUsers()) {
            return false;
        }
        resetAdministrator(email, passwordHash, secretHash);
        return true;
    }

    /**
     * Makes the user with that e-mail an active administrator with this password and with one API key named
     * {@link #ADMINISTRATOR_KEY}. Creates the user if there is none; a key of that name is replaced.
     */
    public void resetAdministrator(String email, String passwordHash, String secretHash) {
        var user = administrators.activateUser(email);
        var userId = user.id();
        credentials.addRights(userId, difference(Rights.ALL, credentials.rights(userId)));
        credentials.setPassword(userId, passwordHash, null);
        credentials.deleteKey(ADMINISTRATOR_KEY);
        credentials.insertKey(ADMINISTRATOR_KEY, secretHash, userId, Rights.ALL, null);
        activated.fire(user);
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
