package com.mycrm.users;

import com.mycrm.events.EventSource;
import com.mycrm.events.MemberFilter;
import com.mycrm.security.Rights;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

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
        return List.of(MemberFilter.word(
                "status", UserInput.STATUSES, word -> Optional.of(word).filter(UserInput.STATUSES::contains)));
    }
}
