package com.mycrm.expand;

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
public final class FullCache {

    /** What an entry takes beside its text, about. */
    private static final int ENTRY = 150;

    record Key(long generation, long id) {}

    private final LoadingCache<Key, Full> objects;

    /**
     * @param most bytes that all of them may take
     * @param load reads the views of many ids with one query
     */
    public FullCache(long most, Function<Set<Long>, ? extends Map<Long, ?>> load) {
        objects = Caffeine.newBuilder()
                .maximumWeight(most)
                .weigher((Key key, Full full) -> ENTRY + full.json().length)
                .build(CacheLoader.bulk(keys -> loaded(keys, load)));
    }

    /** @param generation how often anything of this kind had changed before this call */
    public Map<Long, Full> all(Set<Long> ids, long generation) {
        var keys = ids.stream().map(id -> new Key(generation, id)).toList();
        var found = new HashMap<Long, Full>(ids.size() * 2);
        objects.getAll(keys).forEach((key, full) -> found.put(key.id, full));
        return found;
    }

    private static Map<Key, Full> loaded(Set<? extends Key> keys, Function<Set<Long>, ? extends Map<Long, ?>> load) {
        var generation = keys.iterator().next().generation();
        var ids = new HashSet<Long>();
        keys.forEach(key -> ids.add(key.id()));
        var full = new HashMap<Key, Full>();
        load.apply(ids).forEach((id, view) -> full.put(new Key(generation, id), Full.of(view)));
        return full;
    }
}
