package com.mycrm.users;

import com.mycrm.events.EventSource;
import com.mycrm.security.Rights;
import jakarta.enterprise.context.ApplicationScoped;

/** The events of users. */
@ApplicationScoped
public class UserEvents implements EventSource {

    @Override
    public String object() {
        return UserQueries.TYPE.object();
    }

    @Override
    public String readRight() {
        return Rights.USER_READ;
    }
}
