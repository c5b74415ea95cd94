package com.mycrm.channels;

/** One thing that an event tells: it is processed by itself, whatever becomes of the event's others. */
sealed interface InboundItem permits InboundMessage, Receipt {

    /** The business number that it is about, as {@link Channel} knows it. */
    String numberKey();
}
