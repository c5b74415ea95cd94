package com.mycrm.inbox;

/**
 * The amount of unfinished work in the inbox.
 *
 * @param depth events that wait or are being processed
 * @param dead dead letters
 * @param oldestDue when the longest waiting event was due, in milliseconds; null where none waits
 */
public record Backlog(long depth, long dead, Long oldestDue) {

    static final Backlog NONE = new Backlog(0, 0, null);

    /** How long an event has been due; 0 where none is, for example when all events wait for a later attempt. */
    long age(long nowMillis) {
        return oldestDue == null ? 0 : Math.max(0, nowMillis - oldestDue);
    }
}
