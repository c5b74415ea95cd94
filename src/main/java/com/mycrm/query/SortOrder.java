package com.mycrm.query;

/** A total order: the key the caller chose, then the id in the same direction. */
public record SortOrder(SortKey key, SortKey id, boolean ascending) {

    SortOrder reversed() {
        return new SortOrder(key, id, !ascending);
    }

    /** The same order, where all rows have the same key. */
    SortOrder byId() {
        return new SortOrder(id, id, ascending);
    }

    boolean isById() {
        return key == id;
    }

    /** Compares further in this order than. */
    String further() {
        return ascending ? " > ?" : " < ?";
    }

    /** What stands in {@code ORDER BY}. */
    String by(String keyColumn, String idColumn) {
        var direction = ascending ? "" : " DESC";
        return isById() ? idColumn + direction : keyColumn + direction + ", " + idColumn + direction;
    }
}
