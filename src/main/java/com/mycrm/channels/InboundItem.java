package com.mycrm.channels;

/**
 * A message, receipt or change of a message in an event. It is processed on its own, even if the event's other items
 * fail.
 */
public sealed interface InboundItem permits InboundMessage, OutboundMessage, MessageChange, Receipt {

    MessageRef message();
}
