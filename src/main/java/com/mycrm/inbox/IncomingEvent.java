package com.mycrm.inbox;

/** An event that is not stored yet. */
record IncomingEvent(String source, long channelId, byte[] body) {}
