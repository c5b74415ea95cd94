package com.mycrm.api.paging;

/** A total order: the key that the caller chose, then the id in the same direction. */
public record SortOrder<E>(SortKey<E> key, SortKey<E> id, boolean ascending) {

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
