package com.mycrm.users;

import com.mycrm.api.WriteRequest;
import com.mycrm.directory.DirectoryRowCommands;
import com.mycrm.directory.Referrer;
import com.mycrm.events.ChangedField;
import com.mycrm.events.NewEvent;
import com.mycrm.persistence.TranslatesConflicts;
import com.mycrm.security.ActivatedUser;
import com.mycrm.security.RightsGuard;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;

/** The writes of users. Only a caller that holds all rights of a user changes that user. */
@Stateless
@TranslatesConflicts
public class UserCommands extends DirectoryRowCommands<User, UserInput, UserView> {

    /** Who makes the administrator. */
    private static final String SETUP = "setup";

    @Inject
    RightsGuard guard;

    public UserCommands() {
        super(UserQueries.TYPE, User.class);
    }

    @Override
    protected User entity() {
        return new User();
    }

    @Override
    protected void checkCaller(User user, WriteRequest write) {
        guard.checkHolds(user.id(), write.rights());
    }

    @Override
    protected void checkChange(User user, UserView before) {
        if (before.status().equals(User.ACTIVE) && !user.isActive()) {
            guard.checkOthersHoldRightsOf(user.id());
        }
    }

    @Override
    protected void checkDeletion(User user) {
        if (user.isActive()) {
            guard.checkOthersHoldRightsOf(user.id());
        }
    }

    @Override
    protected boolean isReferredTo(Referrer referrer, long id) {
        return referrer.refersToUser(id);
    }

    /** Logs what the setup has changed of a user. */
    public void log(@Observes ActivatedUser activated) {
        var user = find(activated.id());
        if (activated.isNew()) {
            append(user, NewEvent.CREATED, Map.of(), SETUP);
        } else if (activated.wasInactive()) {
            append(user, NewEvent.UPDATED, Map.of("status", new ChangedField(User.INACTIVE, User.ACTIVE)), SETUP);
        }
    }
}
