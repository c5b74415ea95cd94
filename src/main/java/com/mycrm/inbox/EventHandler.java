package com.mycrm.inbox;

/** What a feature implements to process the events of one source. */
public interface EventHandler {

    /** The source whose events it processes. There is one handler for each. */
    String source();

    /**
     * Processes an event, in transactions of its own, and so that doing it again changes nothing: a node that dies before it
     * could say that the event is done leaves it to another.
     *
     * @throws PoisonEventException where it can never be processed
     * @throws RuntimeException where it, or a part of it, cannot be processed now, and is to be tried again later; the message
     *     is shown to operators, and names the parts
     */
    void handle(Event event);
}
