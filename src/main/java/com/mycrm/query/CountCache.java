package com.mycrm.query;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Counts as they were counted last: right on every node while nothing of their kind changes, because the generation is. */
@ApplicationScoped
public class CountCache {

    private static final int WEIGHT = 100_000;

    private final Cache<Filter, AsOf<Long>> counts = Caffeine.newBuilder()
            .maximumWeight(WEIGHT)
            .<Filter, AsOf<Long>>weigher((filter, count) -> filter.weight())
            .build();

    /** The last count. */
    public Optional<AsOf<Long>> last(Filter filter) {
        return Optional.ofNullable(counts.getIfPresent(filter));
    }

    /** Keeps what was counted otherwise. */
    public void keep(Filter filter, AsOf<Long> count) {
        counts.put(filter, count);
    }

    /**
     * @param filter a record of what is asked, equal to any other that asks the same
     * @param generation how often anything of its kind had changed before this call
     */
    public long of(Filter filter, long generation, LongSupplier count) {
        return counts.asMap()
                .compute(
                        filter,
                        (same, last) -> last != null && last.generation() == generation
                                ? last
                                : new AsOf<>(generation, count.getAsLong()))
                .value();
    }
}
