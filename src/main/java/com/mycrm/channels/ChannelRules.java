package com.mycrm.channels;

import java.time.Duration;

/**
 * How leads are made of the messages to a business number.
 *
 * @param userId the agent of all its leads, or null
 * @param fallbackUserId the agent of leads that have no other, or null for the service's
 * @param window how long a sender's later messages about the same property join the lead
 * @param template by which new leads are sent to their agents; null where they are not
 */
record ChannelRules(
        Long userId,
        Long fallbackUserId,
        Duration window,
        PropertyReferenceFinder references,
        ForwardTemplate template) {}
