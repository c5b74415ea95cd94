package com.mycrm.users;

import com.mycrm.directory.DirectoryCommands;
import com.mycrm.directory.Referrer;
import com.mycrm.persistence.TranslatesConflicts;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import java.util.Optional;

/** The writes of users. */
@Stateless
@TranslatesConflicts
public class UserCommands extends DirectoryCommands<User, UserInput, UserView> {

    @EJB
    UserQueries users;

    public UserCommands() {
        super(UserQueries.TYPE, User.class);
    }

    @Override
    protected User entity() {
        return new User();
    }

    @Override
    protected Optional<Long> idOf(String name) {
        return users.idOf(name);
    }

    @Override
    protected boolean isReferredTo(Referrer referrer, long id) {
        return referrer.refersToUser(id);
    }
}
