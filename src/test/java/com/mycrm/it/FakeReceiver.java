package com.mycrm.it;

import com.sun.net.httpserver.HttpExchange;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A receiver of webhooks on this machine: records the requests, and answers as a test chooses, else with 200. */
final class FakeReceiver implements AutoCloseable {

    /** One request; header names are in lower case. */
    record Call(Map<String, List<String>> headers, String body) {

        String id() {
            return headers.get("webhook-id").get(0);
        }

        JsonObject event() {
            return Answer.json(body);
        }
    }

    /**
     * One answer.
     *
     * @param status 0 closes the connection without an answer
     * @param header name and value; empty for none
     */
    record Reply(int status, List<String> header, byte[] body) {

        static Reply of(int status, String... header) {
            return new Reply(status, List.of(header), new byte[0]);
        }
    }

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final LoopbackServer server;

    FakeReceiver(Reply... replies) {
        this.replies.addAll(List.of(replies));
        server = new LoopbackServer(this::answer);
    }

    /** The address of events; those of {@code /never} are never answered. */
    String url(String path) {
        return server.url() + path;
    }

    void replies(Reply... next) {
        replies.addAll(List.of(next));
    }

    /** The first requests, once there are so many. */
    List<Call> calls(int count) {
        return Eventually.get(() -> List.copyOf(calls), all -> all.size() >= count);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = new TreeMap<String, List<String>>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
            calls.add(new Call(headers, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            if (exchange.getRequestURI().getPath().equals("/never")) {
                end.await();
            }
            var next = replies.poll();
            var reply = next == null ? Reply.of(200) : next;
            if (reply.status() > 0) {
                if (!reply.header().isEmpty()) {
                    exchange.getResponseHeaders()
                            .add(reply.header().get(0), reply.header().get(1));
                }
                exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
                exchange.getResponseBody().write(reply.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.close();
    }
}
