package com.mycrm.directory;

/**
 * What others need to know of a property.
 *
 * @param userId its agent
 */
public record KnownProperty(long id, String reference, long userId) {}
