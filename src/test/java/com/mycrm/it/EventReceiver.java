package com.mycrm.it;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A program that webhooks call. It takes each event once, and refuses a few at the first attempt. */
final class EventReceiver implements AutoCloseable {

    private static final int REFUSED_EACH = 100;

    final EventCopy copy;

    private final LoopbackServer server;
    private final Set<String> refused = new HashSet<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private int attempts;

    EventReceiver(EventCopy copy) {
        this.copy = copy;
        server = new LoopbackServer(this::receive);
    }

    String url() {
        return server.url() + "/";
    }

    private void receive(HttpExchange message) throws IOException {
        try (message) {
            var body = new String(message.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            message.sendResponseHeaders(take(message.getRequestHeaders().getFirst("webhook-id"), body), -1);
        }
    }

    private synchronized int take(String id, String body) {
        attempts++;
        if (attempts % REFUSED_EACH == 0 && refused.add(id)) {
            return 500;
        }
        var event = Answer.json(body);
        if (!event.getString("id").equals(id)) {
            failures.add(id + " has the body " + body);
        }
        copy.apply(event);
        return 204;
    }

    /** Messages, also those that were refused or came again. */
    synchronized int attempts() {
        return attempts;
    }

    List<String> failures() {
        return failures;
    }

    @Override
    public void close() {
        server.close();
    }
}
