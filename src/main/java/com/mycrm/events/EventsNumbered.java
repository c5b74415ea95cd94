package com.mycrm.events;

/** A CDI event: this node has numbered new events, which are in the log now. Those of others are found by polling. */
public record EventsNumbered() {}
