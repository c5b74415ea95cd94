package com.mycrm.query;

import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Views of reference data by id, as lists of other things embed them.
 *
 * <p>What a page misses is read with one query, and their number is bounded. A view is kept for the generation it was read
 * in: after a change anywhere nobody is shown what was there before it.
 */
public final class ViewCache<V> {

    record Key(long generation, long id) {}

    private final LoadingCache<Key, V> views;

    /** @param load reads the views of many ids with one query */
    public ViewCache(int size, Function<Set<Long>, Map<Long, V>> load) {
        views = Caffeine.newBuilder().maximumSize(size).build(CacheLoader.bulk(keys -> loaded(keys, load)));
    }

    /** @param generation how often anything of this kind had changed before this call */
    public Map<Long, V> all(Set<Long> ids, long generation) {
        var keys = ids.stream().map(id -> new Key(generation, id)).collect(Collectors.toSet());
        var found = new HashMap<Long, V>();
        views.getAll(keys).forEach((key, view) -> found.put(key.id, view));
        return found;
    }

    private static <V> Map<Key, V> loaded(Set<? extends Key> keys, Function<Set<Long>, Map<Long, V>> load) {
        var generation = keys.iterator().next().generation();
        var views = new HashMap<Key, V>();
        load.apply(keys.stream().map(Key::id).collect(Collectors.toSet()))
                .forEach((id, view) -> views.put(new Key(generation, id), view));
        return views;
    }
}
