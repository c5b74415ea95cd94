package com.mycrm.channels;

import java.time.Instant;

/**
 * A lead that a sender's messages belong to.
 *
 * @param begun when the first of them was sent
 * @param propertyKey of the property that they name, or null
 */
record SenderLead(long id, Instant begun, String propertyKey) {}
