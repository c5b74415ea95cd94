package com.mycrm.channels;

/** The vendor's message template by which an agent is informed of a new lead. */
public record ForwardTemplate(String name, String language) {}
