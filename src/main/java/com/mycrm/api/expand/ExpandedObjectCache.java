package com.mycrm.api.expand;

import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Full objects by id, ready to be sent.
 *
 * <p>What a page misses is read with one query, and the memory that they take is bounded. An object is kept for the
 * generation it was read in: after a change anywhere nobody is shown what was there before it.
 */
public final class ExpandedObjectCache {

    /** What an entry takes beside its text, about. */
    private static final int ENTRY = 150;

    record Key(long generation, long id) {}

    private final LoadingCache<Key, ExpandedObject> objects;

    /**
     * @param most bytes that all of them may take
     * @param load reads the views of many ids with one query
     */
    public ExpandedObjectCache(long most, Function<Set<Long>, ? extends Map<Long, ?>> load) {
        objects = Caffeine.newBuilder()
                .maximumWeight(most)
                .weigher((Key key, ExpandedObject full) -> ENTRY + full.json().length)
                .build(CacheLoader.bulk(keys -> loaded(keys, load)));
    }

    /** @param generation how often anything of this kind had changed before this call */
    public Map<Long, ExpandedObject> all(Set<Long> ids, long generation) {
        var keys = ids.stream().map(id -> new Key(generation, id)).toList();
        var found = new HashMap<Long, ExpandedObject>(ids.size() * 2);
        objects.getAll(keys).forEach((key, full) -> found.put(key.id, full));
        return found;
    }

    private static Map<Key, ExpandedObject> loaded(
            Set<? extends Key> keys, Function<Set<Long>, ? extends Map<Long, ?>> load) {
        var generation = keys.iterator().next().generation();
        var ids = new HashSet<Long>();
        keys.forEach(key -> ids.add(key.id()));
        var full = new HashMap<Key, ExpandedObject>();
        load.apply(ids).forEach((id, view) -> full.put(new Key(generation, id), ExpandedObject.of(view)));
        return full;
    }
}
