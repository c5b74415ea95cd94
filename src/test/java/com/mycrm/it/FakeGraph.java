package com.mycrm.it;

import com.sun.net.httpserver.HttpExchange;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A server in place of Meta's Graph API: records the messages that the service sends, and answers as a test chooses.
 */
final class FakeGraph {

    /** One request. */
    record Call(String method, String path, String authorization, JsonObject body) {}

    /**
     * One answer.
     *
     * @param status 0 closes the connection without an answer
     * @param before runs before the answer is sent
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

    /** Starts the server and returns its URL. */
    static String start() {
        return new LoopbackServer(FakeGraph::answer).url();
    }

    /** Chooses the answers to the messages from a business number, in order. */
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
