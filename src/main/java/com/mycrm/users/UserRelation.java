package com.mycrm.users;

import com.mycrm.changes.Generation;
import com.mycrm.changes.Kind;
import com.mycrm.expand.Relation;
import com.mycrm.query.ViewCache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Full users for those who refer to them. */
@ApplicationScoped
public class UserRelation implements Relation {

    /** The columns of a table of them. */
    static final List<String> COLUMNS = List.of(
            "id",
            "first_name",
            "last_name",
            "email",
            "phone",
            "role",
            "status",
            "public.first_name",
            "public.last_name",
            "public.email",
            "public.phone",
            "created_at",
            "updated_at");

    private static final int SIZE = 10_000;

    @Inject
    UserQueries users;

    @Inject
    Generation generation;

    private final ViewCache<UserView> views = new ViewCache<>(SIZE, ids -> users.all(ids));

    @Override
    public String name() {
        return "user";
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public Map<Long, UserView> full(Set<Long> ids) {
        return views.all(ids, generation.of(Kind.USERS));
    }
}
