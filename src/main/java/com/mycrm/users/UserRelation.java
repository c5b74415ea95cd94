package com.mycrm.users;

import com.mycrm.api.etag.RequestGenerations;
import com.mycrm.api.expand.ExpandedObject;
import com.mycrm.api.expand.ExpandedObjectCache;
import com.mycrm.api.expand.Relation;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Full users for those who refer to them. */
@ApplicationScoped
public class UserRelation implements Relation {

    /** Counts the changes of users. */
    static final String COUNTER = "users";

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
    RequestGenerations generation;

    private final ExpandedObjectCache objects = new ExpandedObjectCache(MOST_BYTES, ids -> users.all(ids));

    @Override
    public String name() {
        return "user";
    }

    @Override
    public String counter() {
        return COUNTER;
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public Map<Long, ExpandedObject> full(Set<Long> ids) {
        return objects.all(ids, generation.of(COUNTER));
    }
}
