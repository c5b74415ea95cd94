package com.mycrm.persistence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Caches counts by filter and change generation. The generation comes from the database, so a cached count is valid on
 * every node.
 */
@ApplicationScoped
public class CountCache {

    private static final int WEIGHT = 100_000;

    private record Key(Filter<?> filter, long generation) {}

    private final Cache<Key, Long> counts = Caffeine.newBuilder()
            .maximumWeight(WEIGHT)
            .<Key, Long>weigher((key, count) ->
                    10 + CriteriaQueries.values(key.filter.conditions()).size())
            .build();

    /** The count as of this generation, where it was counted. */
    public Optional<Long> known(Filter<?> filter, long generation) {
        return Optional.ofNullable(counts.getIfPresent(new Key(filter, generation)));
    }

    /**
     * @param filter a record of what is asked, equal to any other that asks the same
     * @param generation how often anything of its kind had changed before this call
     */
    public long of(Filter<?> filter, long generation, LongSupplier count) {
        return counts.get(new Key(filter, generation), key -> count.getAsLong());
    }
}
