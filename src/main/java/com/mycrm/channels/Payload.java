package com.mycrm.channels;

import java.util.List;

/**
 * The content of one event, in the order of the event.
 *
 * @param faults for each element that makes no sense, where it is and why
 */
public record Payload(List<InboundItem> items, List<String> faults) {}
