package com.mycrm.users;

import com.mycrm.query.Filter;
import com.mycrm.query.Parameters;
import com.mycrm.query.Where;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.Optional;
import java.util.Set;

/** Which users a caller asked for. An empty set or a null means any. */
public record UserFilter(Set<Long> ids, Set<String> statuses, String email, Set<String> roles) implements Filter<User> {

    private static final Set<String> STATUSES = Set.of("active", "inactive");

    static UserFilter of(Parameters parameters) {
        return new UserFilter(
                parameters.integers("id"),
                parameters.words("status", word -> Optional.of(word).filter(STATUSES::contains), "active, inactive"),
                parameters.text("email"),
                parameters.texts("role"));
    }

    @Override
    public Predicate[] on(Where where, Root<User> user) {
        return where.in(user.get(User_.id), ids)
                .in(user.get(User_.status), statuses)
                .sameKey(user.get(User_.emailKey), email)
                .in(user.get(User_.role), roles)
                .toArray();
    }
}
