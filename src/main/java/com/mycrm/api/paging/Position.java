package com.mycrm.api.paging;

/**
 * The position of a row in a sorted list.
 *
 * @param key the value of the sort key, which may be null
 */
public record Position(Object key, long id) {}
