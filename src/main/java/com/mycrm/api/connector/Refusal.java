package com.mycrm.api.connector;

/** The event that a request was refused before the server saw it, for the access log and the metrics. */
public record Refusal(int status, String requestId) {}
