package com.mycrm.events;

/** A CDI event: the running transaction has written to the {@link EventLog}. */
record EventsWritten() {}
