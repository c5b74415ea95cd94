package com.mycrm.directory;

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

    @Inject
    DirectoryQueries<E, V> queries;

    protected DirectoryRelation(DirectoryType type, List<String> columns) {
        this.type = type;
        this.columns = columns;
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
    public Map<Long, ?> views(Set<Long> ids) {
        return queries.byIds(ids);
    }
}
