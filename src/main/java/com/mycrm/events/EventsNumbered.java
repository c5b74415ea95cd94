package com.mycrm.events;

/** A CDI event: this node has numbered new events, which are in the log now. Those of other nodes are found by polling. */
public record EventsNumbered() {}
