package com.mycrm.query;

import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Views of reference data by id, as lists of other things embed them.
 *
 * <p>What a page misses is read with one query. A view is shown for a limited time, so that a change made on another node
 * shows here within it, and their number is bounded.
 */
public final class ViewCache<V> {

    private final LoadingCache<Long, V> views;

    /** @param load reads the views of many ids with one query */
    public ViewCache(int size, Duration life, Function<Set<? extends Long>, Map<Long, V>> load) {
        views = Caffeine.newBuilder()
                .maximumSize(size)
                .expireAfterWrite(life)
                .build(CacheLoader.bulk(ids -> load.apply(ids)));
    }

    public Map<Long, V> all(Set<Long> ids) {
        return views.getAll(ids);
    }
}
