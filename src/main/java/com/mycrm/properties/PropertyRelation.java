package com.mycrm.properties;

import com.mycrm.changes.Generation;
import com.mycrm.changes.Kind;
import com.mycrm.expand.Relation;
import com.mycrm.query.ViewCache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;

/** Full properties for those who refer to them. */
@ApplicationScoped
public class PropertyRelation implements Relation {

    private static final int SIZE = 10_000;

    @Inject
    PropertyQueries properties;

    @Inject
    Generation generation;

    private final ViewCache<PropertyView> views = new ViewCache<>(SIZE, ids -> properties.all(ids));

    @Override
    public String name() {
        return "property";
    }

    @Override
    public Map<Long, PropertyView> full(Set<Long> ids) {
        return views.all(ids, generation.of(Kind.PROPERTIES));
    }
}
