package com.mycrm.persistence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The last count of each filter, with the change generation that it was counted at. The generation comes from the
 * database, so a cached count is valid on every node.
 */
@ApplicationScoped
public class CountCache {

    private static final int WEIGHT = 100_000;

    private final Cache<Filter<?>, Stamped<Long>> counts = Caffeine.newBuilder()
            .maximumWeight(WEIGHT)
            .<Filter<?>, Stamped<Long>>weigher((filter, count) ->
                    10 + CriteriaQueries.values(filter.conditions()).size())
            .build();

    /**
     * The last count; it is exact while the change generation is the same.
     *
     * @param filter a record of what is asked, equal to any other that asks the same
     */
    public Optional<Stamped<Long>> last(Filter<?> filter) {
        return Optional.ofNullable(counts.getIfPresent(filter));
    }

    public void put(Filter<?> filter, Stamped<Long> count) {
        counts.put(filter, count);
    }

    /** @param generation how often anything of its kind had changed before this call */
    public long of(Filter<?> filter, long generation, LongSupplier count) {
        var last = counts.getIfPresent(filter);
        if (last != null && last.generation() == generation) {
            return last.value();
        }
        var counted = count.getAsLong();
        put(filter, new Stamped<>(generation, counted));
        return counted;
    }
}
