package com.mycrm.users;

import com.mycrm.api.paging.Parameters;
import com.mycrm.persistence.Conditions;
import com.mycrm.persistence.Filter;
import java.util.Optional;
import java.util.Set;

/** Which users a caller asked for. An empty set or a null means any. */
public record UserFilter(Set<Long> ids, Set<String> statuses, String email, Set<String> roles) implements Filter {

    private static final Set<String> STATUSES = Set.of("active", "inactive");

    static UserFilter of(Parameters parameters) {
        return new UserFilter(
                parameters.integers("id"),
                parameters.words("status", word -> Optional.of(word).filter(STATUSES::contains), "active, inactive"),
                parameters.text("email"),
                parameters.texts("role"));
    }

    @Override
    public void on(Conditions where) {
        where.ids(ids).in("status", statuses).sameKey("email_key", email).in("role", roles);
    }
}
