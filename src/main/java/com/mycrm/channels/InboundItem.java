package com.mycrm.channels;

/** A message or receipt of an event. It is processed on its own, even if the event's other items fail. */
public sealed interface InboundItem permits InboundMessage, Receipt {

    MessageRef message();
}
