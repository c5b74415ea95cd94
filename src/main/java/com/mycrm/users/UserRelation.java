package com.mycrm.users;

import com.mycrm.changes.Generation;
import com.mycrm.changes.Kind;
import com.mycrm.expand.Full;
import com.mycrm.expand.FullCache;
import com.mycrm.expand.Relation;
import jakarta.ejb.EJB;
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

    private static final long MOST_BYTES = 16L * 1024 * 1024;

    @EJB
    UserQueries users;

    @Inject
    Generation generation;

    private final FullCache objects = new FullCache(MOST_BYTES, ids -> users.all(ids));

    @Override
    public String name() {
        return "user";
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public Map<Long, Full> full(Set<Long> ids) {
        return objects.all(ids, generation.of(Kind.USERS));
    }
}
