package com.mycrm.users;

import com.mycrm.api.paging.Parameters;
import com.mycrm.persistence.Condition;
import com.mycrm.persistence.Conditions;
import com.mycrm.persistence.Filter;
import java.util.List;
import java.util.Set;

/** The filter of the list of users. An empty set and null match every user. */
public record UserFilter(Set<Long> ids, Set<String> statuses, String email, Set<String> roles) implements Filter<User> {

    static UserFilter of(Parameters parameters) {
        return new UserFilter(
                parameters.integers("id"),
                parameters.words("status", UserInput.STATUSES),
                parameters.text("email"),
                parameters.texts("role"));
    }

    @Override
    public List<Condition<User>> conditions() {
        return Conditions.<User>all()
                .anyOf(User_.id, ids)
                .anyOf(User_.status, statuses)
                .sameKey(User_.emailKey, email)
                .anyOf(User_.role, roles)
                .list();
    }
}
