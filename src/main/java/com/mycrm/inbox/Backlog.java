package com.mycrm.inbox;

/**
 * How much there is to do in the inbox.
 *
 * @param depth events that wait or are being processed
 * @param dead events that were put aside
 * @param oldestDue since when the event has been due that has been so longest, in milliseconds; null where there is none
 */
public record Backlog(long depth, long dead, Long oldestDue) {

    static final Backlog NONE = new Backlog(0, 0, null);

    /** How long some event has been due; 0 where none is, as when all that wait are to be tried again later. */
    long age(long nowMillis) {
        return oldestDue == null ? 0 : Math.max(0, nowMillis - oldestDue);
    }
}
