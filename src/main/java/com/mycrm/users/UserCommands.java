package com.mycrm.users;

import com.mycrm.directory.DirectoryCommands;
import com.mycrm.directory.Referrer;
import com.mycrm.persistence.TranslatesConflicts;
import jakarta.ejb.Stateless;

/** The writes of users. */
@Stateless
@TranslatesConflicts
public class UserCommands extends DirectoryCommands<User, UserInput, UserView> {

    public UserCommands() {
        super(UserQueries.TYPE, User.class);
    }

    @Override
    protected User entity() {
        return new User();
    }

    @Override
    protected boolean isReferredTo(Referrer referrer, long id) {
        return referrer.refersToUser(id);
    }
}
