package com.mycrm.persistence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mycrm.api.paging.Cursor;
import com.mycrm.api.paging.Page;
import com.mycrm.api.paging.PageRequest;
import com.mycrm.api.paging.SortOrder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Where pages begin, as the pages before them told: who walks a list by numbers then has no page found by passing over all
 * before it, as long as nothing before it has changed.
 */
@ApplicationScoped
public class PageCursorCache {

    private static final int WEIGHT = 100_000;

    private record Key(Filter filter, SortOrder sort, long offset) {}

    private final Cache<Key, Stamped<Cursor>> starts = Caffeine.newBuilder()
            .maximumWeight(WEIGHT)
            .<Key, Stamped<Cursor>>weigher((key, start) -> key.filter.weight())
            .build();

    /** Where the page begins that is asked for by its number, as of when that was told last. */
    public Optional<Stamped<Cursor>> known(Filter filter, SortOrder sort, PageRequest page) {
        return page.cursor() != null || page.offset() == 0
                ? Optional.empty()
                : Optional.ofNullable(starts.getIfPresent(new Key(filter, sort, page.offset())));
    }

    /** Keeps where the page after this one begins. */
    public void keep(Filter filter, SortOrder sort, PageRequest asked, Stamped<? extends Page<?>> found) {
        var next = found.value().next();
        if (asked.cursor() == null && next != null) {
            var key = new Key(filter, sort, asked.offset() + asked.size());
            var before = starts.getIfPresent(key);
            if (before == null || before.generation() < found.generation()) {
                Cursor.parse(next, sort).ifPresent(start -> starts.put(key, new Stamped<>(found.generation(), start)));
            }
        }
    }
}
