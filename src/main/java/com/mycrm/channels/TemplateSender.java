package com.mycrm.channels;

/** Sends leads to their agents as template messages. Each call sends at most once. */
@FunctionalInterface
public interface TemplateSender {

    /** @param channel one that forwards: it has an access token and a template */
    SendResult send(ActiveChannel channel, Forward forward);
}
