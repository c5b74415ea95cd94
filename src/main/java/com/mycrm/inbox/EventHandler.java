package com.mycrm.inbox;

import java.util.Set;

/** Processes the events of some sources. A feature implements it as a CDI bean. */
public interface EventHandler {

    /** The sources whose events it processes. A source has one handler. */
    Set<String> sources();

    /**
     * Processes an event in transactions of its own. Doing it again must change nothing: when a node dies before it has
     * marked the event as done, another node processes it again.
     *
     * @throws PoisonEventException where the event can never be processed
     * @throws RetryableEventException where it, or a part of it, cannot be processed now for a known reason
     * @throws RuntimeException for any other failure; it is tried again too, and logged with its stack trace
     */
    void handle(Event event);
}
