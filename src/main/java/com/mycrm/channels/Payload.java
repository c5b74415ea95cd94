package com.mycrm.channels;

import java.util.List;

/**
 * What an event tells, in the order in which it tells it.
 *
 * @param broken where something stands in it that cannot be understood, and why
 */
record Payload(List<InboundItem> items, List<String> broken) {}
