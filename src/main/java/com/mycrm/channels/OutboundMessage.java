package com.mycrm.channels;

import com.mycrm.channels.InboundMessage.Content;
import com.mycrm.channels.InboundMessage.Sender;
import java.time.Instant;

/**
 * A message that the company wrote to a customer outside of this service, for example on the phone of the business
 * number. It belongs to the customer's conversation and begins none.
 *
 * @param recipient the customer
 * @param sentAt the vendor's time
 */
public record OutboundMessage(MessageRef message, Sender recipient, Content content, Instant sentAt)
        implements InboundItem {}
