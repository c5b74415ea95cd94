package com.mycrm.query;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Where pages begin, as the pages before them told, until anything of their kind changes: who walks a list by numbers then has
 * no page found by passing over all before it.
 */
@ApplicationScoped
public class PageStarts {

    private static final int WEIGHT = 100_000;

    private record Key(Filter filter, SortOrder sort, long offset, long generation) {}

    private final Cache<Key, Cursor> starts = Caffeine.newBuilder()
            .maximumWeight(WEIGHT)
            .<Key, Cursor>weigher((key, start) -> key.filter.weight())
            .build();

    /** The same page by its place, where that is known; else as it was asked for. */
    public PageRequest known(Filter filter, SortOrder sort, PageRequest page, long generation) {
        if (page.cursor() != null || page.offset() == 0) {
            return page;
        }
        var start = starts.getIfPresent(new Key(filter, sort, page.offset(), generation));
        return start == null ? page : page.at(start, 0);
    }

    /** Keeps where the page after this one begins. */
    public void keep(Filter filter, SortOrder sort, PageRequest asked, AsOf<? extends Page<?>> found) {
        var next = found.value().next();
        if (asked.cursor() == null && next != null) {
            var key = new Key(filter, sort, asked.offset() + asked.size(), found.generation());
            if (starts.getIfPresent(key) == null) {
                Cursor.parse(next, sort).ifPresent(start -> starts.put(key, start));
            }
        }
    }
}
