package com.mycrm.api.paging;

import java.util.stream.Stream;

/** A total order: the key that the caller chose, then the id in the same direction. */
public record SortOrder<E>(SortKey<E> key, SortKey<E> id, boolean ascending) {

    /** The order that a request asks for; by id if it gives no {@code sort}. */
    public static <E, K extends SortKey<E>> SortOrder<E> of(Parameters parameters, K[] keys, K id) {
        var names = String.join(", ", Stream.of(keys).map(SortKey::wireName).toList());
        var key = parameters.word(
                "sort",
                name -> Stream.of(keys).filter(k -> k.wireName().equals(name)).findFirst(),
                "takes one of " + names);
        var ascending = parameters.word("sort_order", ValueParsers::ascending, "takes ASC or DESC");
        return new SortOrder<>(key == null ? id : key, id, ascending == null || ascending);
    }

    public SortOrder<E> reversed() {
        return new SortOrder<>(key, id, !ascending);
    }

    /** The same order for rows that all have the same key. */
    public SortOrder<E> byId() {
        return new SortOrder<>(id, id, ascending);
    }

    public boolean isById() {
        return key == id;
    }
}
