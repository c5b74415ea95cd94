package com.mycrm.api.connector;

/** A CDI event: this node is told to stop. What would last for long ends now. */
public record StopAnnounced() {}
