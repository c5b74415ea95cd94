package com.mycrm.app.launcher;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WelcomeTest {

    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void serverWithoutTheApplicationIsNotWaitedFor() throws InterruptedException {
        server.createContext("/", exchange -> answer(exchange, 404, "not found"));
        assertFalse(welcome().print());
    }

    /** The service closes its port when it stops, and may do so while it waits for the database. */
    @Test
    void applicationThatAnswersNoMoreWasThereAllTheSame() throws InterruptedException {
        server.createContext("/", exchange -> {
            switch (requests.incrementAndGet()) {
                case 1 -> answer(exchange, 503, "{\"checks\":[{\"name\":\"database\"}]}");
                case 2 -> exchange.close();
                default -> answer(exchange, 200, "");
            }
        });
        assertTrue(welcome().print());
    }

    private Welcome welcome() {
        return new Welcome("127.0.0.1", server.getAddress().getPort(), false);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
