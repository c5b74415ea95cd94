package com.mycrm.users;

import com.mycrm.events.EventSource;
import com.mycrm.events.MemberFilter;
import com.mycrm.security.Rights;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

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

    @Override
    public List<MemberFilter> filters() {
        return List.of(MemberFilter.word("status", UserInput.STATUSES));
    }
}
