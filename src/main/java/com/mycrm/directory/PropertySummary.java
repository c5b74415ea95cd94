package com.mycrm.directory;

/**
 * A property as other features know it.
 *
 * @param userId the id of its agent
 */
public record PropertySummary(long id, String reference, long userId) {}
