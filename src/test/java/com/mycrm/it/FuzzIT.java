package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.api.xml.XmlComparison;
import com.mycrm.it.FuzzRequests.Request;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Random requests to all operations of the OpenAPI document are answered: none with 5xx, with a reset, or with an error
 * that is no problem document. Some answers are compared with the document.
 *
 * <p>{@code -Dleads.it.fuzz=1000000} sends so many requests, {@code -Dleads.it.fuzz.seed=7} others. A server gets fewer by
 * default, because most requests are refused before they reach the database.
 */
class FuzzIT {

    private static final int REQUESTS = Integer.getInteger("leads.it.fuzz", TestDatabase.isServer() ? 2_500 : 10_000);
    private static final long SEED = Long.getLong("leads.it.fuzz.seed", 20);
    private static final int CLIENTS = 4;
    private static final int COMPARED = 20;
    private static final int SHOWN = 20;

    /** One of each kind: by the operation and what is wrong. */
    private final Map<String, String> faults = new ConcurrentSkipListMap<>();

    private final AtomicInteger succeeded = new AtomicInteger();

    @Test
    void everyRequestIsAnswered() {
        try (var service = new OwnService("fuzz", TestDatabase.createEmpty("fuzz"))) {
            var api = service.start();
            var document = new Description(api.send("GET", "/openapi", null).body());
            IntStream.range(0, CLIENTS).parallel().forEach(client -> run(api, document, client));
            assertEquals(List.of(), List.copyOf(faults.values()));
            assertTrue(succeeded.get() > REQUESTS / 10, "only " + succeeded + " requests were good ones");
            api.get("/whatsapp-leads").expect(200);
            assertEquals(List.of(), traces(service.output()));
        }
    }

    private void run(Api api, Description document, int client) {
        var requests = new FuzzRequests(document, SEED * CLIENTS + client);
        try (var connection = new RawConnection(URI.create(api.url("/")))) {
            for (var n = 0; n < REQUESTS / CLIENTS && faults.size() < SHOWN; n++) {
                var request = requests.next(api.token());
                try {
                    check(document, request, connection.send(request.bytes(), request.isHead()), n % COMPARED == 0);
                } catch (IOException e) {
                    add(request, e, "");
                    connection.close();
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void check(Description document, Request request, Answer answer, boolean isCompared) {
        try {
            if (answer.status() < 400) {
                succeeded.incrementAndGet();
            } else {
                isProblem(request, answer);
            }
            if (isCompared && !request.isHead() && !isXml(answer) && document.has(request.path(), request.method())) {
                document.describes(request.path(), request.method().toLowerCase(Locale.ROOT), answer);
            }
        } catch (AssertionError | RuntimeException e) {
            add(request, e, answer.status() + " " + answer.body());
        }
    }

    private void add(Request request, Throwable fault, String answer) {
        var what = request.method() + " " + request.path() + ": " + fault.getMessage();
        faults.putIfAbsent(what, what + "\n" + answer + "\n" + request);
    }

    private static void isProblem(Request request, Answer answer) {
        assertTrue(answer.status() < 500, "a failure of the service");
        if (isXml(answer)) {
            assertTrue(
                    new String(request.bytes(), StandardCharsets.UTF_8).contains("xml"), "XML that nobody asked for");
            assertEquals("application/problem+xml", answer.header("content-type"), "the type of the answer");
            if (!request.isHead()) {
                XmlComparison.validate(answer.body().getBytes(StandardCharsets.UTF_8));
            }
            return;
        }
        assertEquals("application/problem+json", answer.header("content-type"), "the type of the answer");
        if (!request.isHead()) {
            var problem = answer.json();
            assertEquals(answer.status(), problem.getInt("status"));
            assertEquals(answer.header("x-request-id"), problem.getString("request_id"));
        }
    }

    private static boolean isXml(Answer answer) {
        return answer.header("content-type").matches("(?:application|text)/(?:problem\\+)?xml.*");
    }

    /** The lines of the log that show a stack trace. */
    private static List<String> traces(String log) {
        return log.lines().filter(line -> line.startsWith("\tat ")).limit(SHOWN).toList();
    }
}
