package com.mycrm.inbox;

/** An event that is not kept yet. */
public record Incoming(String source, long channelId, byte[] body) {}
