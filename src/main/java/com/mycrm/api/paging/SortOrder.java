package com.mycrm.api.paging;

/** A total order: the key the caller chose, then the id in the same direction. */
public record SortOrder(SortKey key, SortKey id, boolean ascending) {

    public SortOrder reversed() {
        return new SortOrder(key, id, !ascending);
    }

    /** The same order, where all rows have the same key. */
    public SortOrder byId() {
        return new SortOrder(id, id, ascending);
    }

    public boolean isById() {
        return key == id;
    }

    /** Compares further in this order than. */
    public String further() {
        return ascending ? " > ?" : " < ?";
    }

    /** What stands in {@code ORDER BY}. */
    public String by(String keyColumn, String idColumn) {
        var direction = ascending ? "" : " DESC";
        return isById() ? idColumn + direction : keyColumn + direction + ", " + idColumn + direction;
    }
}
