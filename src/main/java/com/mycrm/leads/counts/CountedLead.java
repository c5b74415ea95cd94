package com.mycrm.leads.counts;

import java.time.Instant;

/** What of a lead its counts depend on. */
public record CountedLead(long id, String status, long userId, Instant date, Instant created, Instant updated) {}
