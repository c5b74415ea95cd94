package com.mycrm.tallies;

import java.time.Instant;

/** What of a lead the tallies go by. */
public record Tallied(long id, String status, long userId, Instant date, Instant created, Instant updated) {}
