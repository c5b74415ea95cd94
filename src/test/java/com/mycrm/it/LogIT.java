package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What clients send and the log must not have. */
class LogIT {

    private static final String FORM = "application/x-www-form-urlencoded";

    /** On H2 only: the database plays no part. */
    @Test
    void logHasNoQueryNoControlCharacterAndNoTraceOfWhatAClientDid() throws Exception {
        assumeFalse(TestDatabase.isServer());
        try (var service = new OwnService("log", TestDatabase.createEmpty("log"))) {
            service.startQuickly();
            var api = service.start();
            for (var method : new String[] {"GET", "POST", "DELETE"}) {
                for (var path : new String[] {"/whatsapp-leads", "/token", "/channels/twilio", "/nothing"}) {
                    api.write(method, path + "?private=971501234567", "", "Content-Type", FORM);
                }
            }
            api.login(
                    "\u001b[2J\u202enobody\u2028\r\n2026-01-01T00:00:00Z INFO  access: " + "x".repeat(65_000), "demo");
            api.send("GET", "/users/%1b%5b31m%0d%0a", null);
            twice(() -> api.write("POST", "/properties", "{\"reference\": \"twice\"}"));
            for (var i = 0; i < 20; i++) {
                api.disconnect("/whatsapp-leads?per_page=500");
                api.disconnect("/whatsapp-leads?format=csv");
            }
            api.raw("GET /users HTTP/1.1\r\nHost: a\r\nConnection: close\r\nUser-Agent: Soci\u00e9t\u00e9\r\n\r\n")
                    .expect(401);
            Eventually.get(Duration.ofSeconds(30), service::output, log -> log.contains("GET /users 401"));
            for (var never :
                    new String[] {"private", "\u001b", "\u202e", "\u2028", "\tat ", "ERROR", "x".repeat(5_000)}) {
                assertEquals(-1, service.output().indexOf(never), never);
            }
        }
    }

    /** At the same time, so that a key of the database decides. */
    private static void twice(Callable<Answer> write) throws InterruptedException {
        var threads = Executors.newFixedThreadPool(8);
        threads.invokeAll(Collections.nCopies(8, write));
        threads.shutdown();
    }
}
