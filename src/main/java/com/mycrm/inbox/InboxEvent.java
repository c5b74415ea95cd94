package com.mycrm.inbox;

import com.mycrm.api.expand.Reference;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An event as lists read it: without its body, which may be megabytes, and never written. Times are in milliseconds.
 */
@Entity
@Table(name = "inbox_events")
public class InboxEvent {

    static final String WAITING = "waiting";
    static final String RUNNING = "running";
    static final String DONE = "done";
    static final String DEAD = "dead";

    @Id
    private long id;

    private String source;

    @Column(name = "channel_id")
    private long channelId;

    private String state;
    private int attempts;
    private int bytes;
    private String error;

    @Column(name = "received_at")
    private long receivedAt;

    @Column(name = "due_at")
    private long dueAt;

    protected InboxEvent() {}

    /** The event as the API shows it. */
    EventView view() {
        var due = second(dueAt);
        return new EventView(
                id,
                source,
                channelId == 0 ? null : new Reference(channelId),
                state,
                attempts,
                bytes,
                error,
                second(receivedAt),
                state.equals(WAITING) ? due : null,
                state.equals(DONE) || state.equals(DEAD) ? due : null);
    }

    private static Instant second(long millis) {
        return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS);
    }
}
