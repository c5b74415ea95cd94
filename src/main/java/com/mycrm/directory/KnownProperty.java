package com.mycrm.directory;

/**
 * A property as other features know it.
 *
 * @param userId the id of its agent
 */
public record KnownProperty(long id, String reference, long userId) {}
