package com.mycrm.events;

import java.util.List;

/**
 * A piece of the log.
 *
 * @param next the position from which to read on: the number of the last event that was looked at
 * @param hasMore whether there are further events now
 */
public record EventFeed(List<EventView> events, long next, boolean hasMore) {}
