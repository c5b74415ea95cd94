package com.mycrm.directory;

import com.mycrm.api.etag.RequestGenerations;
import com.mycrm.api.expand.ExpandedObject;
import com.mycrm.api.expand.ExpandedObjectCache;
import com.mycrm.api.expand.Relation;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The relation of other objects to those of a directory: the base of its CDI bean.
 *
 * @param <E> the entity
 * @param <V> the view that is shown in full
 */
public abstract class DirectoryRelation<E extends DirectoryEntity<?, V>, V> implements Relation {

    private final DirectoryType type;
    private final List<String> columns;
    private final ExpandedObjectCache objects;

    @Inject
    DirectoryQueries<E, V> queries;

    @Inject
    RequestGenerations generations;

    /** @param maxBytes the memory that cached objects may take */
    protected DirectoryRelation(DirectoryType type, List<String> columns, long maxBytes) {
        this.type = type;
        this.columns = columns;
        objects = new ExpandedObjectCache(maxBytes, ids -> queries.byIds(ids));
    }

    @Override
    public String name() {
        return type.object();
    }

    @Override
    public String counter() {
        return type.list();
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public Map<Long, ExpandedObject> full(Set<Long> ids) {
        return objects.all(ids, generations.of(type.list()));
    }
}
