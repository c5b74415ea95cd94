package com.mycrm.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/** Meta's Graph API as far as messages are sent by it: it keeps what it is sent, and answers as a test says. */
final class FakeGraph {

    /** One request. */
    record Call(String method, String path, String authorization, JsonObject body) {}

    /**
     * One answer.
     *
     * @param status 0 for a connection that is closed without one
     * @param before runs before it is given
     */
    record Reply(int status, String body, Runnable before) {

        static Reply sent(String id) {
            return of(200, """
                    {"messaging_product": "whatsapp", "contacts": [{"input": "1", "wa_id": "1"}],
                     "messages": [{"id": "%s", "message_status": "accepted"}]}
                    """.formatted(id));
        }

        static Reply error(int status, int code, String message) {
            return of(status, """
                    {"error": {"message": "%s", "type": "OAuthException", "code": %d, "fbtrace_id": "x"}}
                    """.formatted(message, code));
        }

        static Reply of(int status, String body) {
            return new Reply(status, body, () -> {});
        }

        Reply after(Runnable first) {
            return new Reply(status, body, first);
        }
    }

    private static final Map<String, Queue<Reply>> REPLIES = new ConcurrentHashMap<>();
    private static final List<Call> CALLS = new ArrayList<>();

    private FakeGraph() {}

    /** Starts it, and says where it is. */
    static String start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newCachedThreadPool(task -> {
                var thread = new Thread(task, "graph");
                thread.setDaemon(true);
                return thread;
            }));
            server.createContext("/", FakeGraph::answer);
            server.start();
            return "http://127.0.0.1:" + server.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the messages from a business number are answered, one after another. */
    static void replies(String number, Reply... replies) {
        REPLIES.put(number, new ConcurrentLinkedQueue<>(List.of(replies)));
    }

    /** The messages from a business number so far. */
    static List<Call> calls(String number) {
        synchronized (CALLS) {
            return CALLS.stream()
                    .filter(call -> call.path().contains("/" + number + "/"))
                    .toList();
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            synchronized (CALLS) {
                CALLS.add(new Call(
                        exchange.getRequestMethod(),
                        path,
                        exchange.getRequestHeaders().getFirst("Authorization"),
                        Answer.json(body)));
            }
            var replies = REPLIES.get(path.split("/")[2]);
            var reply = replies == null ? null : replies.poll();
            if (reply == null) {
                reply = Reply.error(400, 0, "not expected");
            }
            reply.before().run();
            if (reply.status() > 0) {
                var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(reply.status(), bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        }
    }
}
