package com.mycrm.api.expand;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mycrm.api.etag.RequestGenerations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Caches full objects by id and change generation, within a bound of memory. The generation comes from the database, so
 * a cached object is valid on every node.
 */
@ApplicationScoped
public class ExpandedObjectCache {

    private static final long MAX_BYTES = 64L * 1024 * 1024;

    /** What an entry takes in addition to its text, approximately. */
    private static final int ENTRY_BYTES = 150;

    private record Key(String relation, long generation, long id) {}

    private final Cache<Key, ExpandedObject> objects = Caffeine.newBuilder()
            .maximumWeight(MAX_BYTES)
            .weigher((Key key, ExpandedObject object) ->
                    ENTRY_BYTES + Character.BYTES * object.json().length())
            .build();

    @Inject
    RequestGenerations generations;

    @Inject
    Jsonb jsonb;

    /** The objects of these ids; those that are not cached are read with one call of the relation. */
    Map<Long, ExpandedObject> find(Relation relation, Set<Long> ids) {
        var generation = generations.of(relation.counter());
        var keys =
                ids.stream().map(id -> new Key(relation.name(), generation, id)).toList();
        var found = new HashMap<Long, ExpandedObject>(ids.size() * 2);
        objects.getAll(keys, missing -> read(relation, missing)).forEach((key, object) -> found.put(key.id, object));
        return found;
    }

    /** The objects of these ids as the running transaction sees them: what is cached is committed. */
    Map<Long, ExpandedObject> readUncached(Relation relation, Set<Long> ids) {
        var found = new HashMap<Long, ExpandedObject>();
        relation.views(ids).forEach((id, view) -> found.put(id, new ExpandedObject(jsonb.toJson(view))));
        return found;
    }

    private Map<Key, ExpandedObject> read(Relation relation, Set<? extends Key> keys) {
        var byId = keys.stream().collect(Collectors.toMap(Key::id, key -> key));
        var read = new HashMap<Key, ExpandedObject>();
        relation.views(byId.keySet())
                .forEach((id, view) -> read.put(byId.get(id), new ExpandedObject(jsonb.toJson(view))));
        return read;
    }
}
