package com.mycrm.api.paging;

/**
 * Where a row stands in a list: what the next rows come after.
 *
 * @param key the value it is sorted by, which may be null
 */
public record Position(Object key, long id) {}
