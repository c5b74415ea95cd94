package com.mycrm.events;

import java.io.IOException;
import java.util.Set;

/** A request that gets events as they come: a stream or a long poll. It holds no thread. */
interface OpenReader {

    /** The types that it reads. */
    Set<String> types();

    /** The number of the last event that it has looked at. */
    long position();

    boolean isOpen();

    /** Whether it can take events now. */
    boolean isReady();

    /** Begins; called once, before any other method that sends. */
    default void start() throws IOException {}

    /** Takes those events of the batch that it asked for. */
    void take(EventBatch batch);

    /** Called several times a second, for what is to happen without an event. */
    void tick();

    /** Ends the answer. The client comes back with its position. */
    void end();
}
