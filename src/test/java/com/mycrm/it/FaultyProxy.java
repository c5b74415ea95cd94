package com.mycrm.it;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy before the service: records what is asked, and answers itself or with another token as a test chooses. */
final class FaultyProxy implements AutoCloseable {

    /**
     * A request.
     *
     * @param status that of its answer
     * @param key its {@code Idempotency-Key}
     */
    record Call(String path, int status, String key) {}

    /** What happens to a request: it is answered with this problem, or is sent on with this token. */
    private record Fault(int status, String problem, String token) {}

    private static final String PROBLEM = "application/problem+xml";
    private static final List<String> SENT_ON =
            List.of("Accept", "Authorization", "Content-Type", "Idempotency-Key", Api.EXPAND);

    private final Api service;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Queue<Fault>> faults = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final LoopbackServer server;

    FaultyProxy(Api service) {
        this.service = service;
        server = new LoopbackServer(this::answer);
    }

    String url() {
        return server.url();
    }

    /** Answers the next request of this path itself. */
    void refuse(String path, int status, String problem) {
        add(path, new Fault(status, problem, null));
    }

    /** Sends the next request of this path on with this token. */
    void replaceToken(String path, String token) {
        add(path, new Fault(0, null, token));
    }

    private void add(String path, Fault fault) {
        faults.computeIfAbsent(path, key -> new ConcurrentLinkedQueue<>()).add(fault);
    }

    /** The requests of this path. */
    List<Call> calls(String path) {
        return calls.stream().filter(call -> call.path().equals(path)).toList();
    }

    void forgetCalls() {
        calls.clear();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var queue = faults.get(exchange.getRequestURI().getPath());
            var fault = queue == null ? null : queue.poll();
            if (fault != null && fault.status() > 0) {
                send(exchange, fault.status(), PROBLEM, fault.problem().getBytes(StandardCharsets.UTF_8));
            } else {
                var answer = http.send(sentOn(exchange, fault), BodyHandlers.ofByteArray());
                var type = answer.headers().firstValue("Content-Type").orElse("");
                send(exchange, answer.statusCode(), type, answer.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest sentOn(HttpExchange exchange, Fault otherToken) throws IOException {
        var uri = exchange.getRequestURI();
        var request = HttpRequest.newBuilder(URI.create(service.url(uri.toString())))
                .method(
                        exchange.getRequestMethod(),
                        BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        SENT_ON.stream()
                .filter(exchange.getRequestHeaders()::containsKey)
                .forEach(name ->
                        request.setHeader(name, exchange.getRequestHeaders().getFirst(name)));
        if (otherToken != null) {
            request.setHeader("Authorization", "Bearer " + otherToken.token());
        }
        return request.build();
    }

    private void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        calls.add(new Call(exchange.getRequestURI().getPath(), status, key));
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.close();
    }
}
