package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A service with a small heap, under random requests and reads of lists for a long time, keeps its heap flat.
 *
 * <p>Only with {@code -Dleads.it.soak=30}, in minutes. The folder {@code target} gets a table of the heap after a full
 * collection, once a minute.
 */
class SoakIT {

    private static final int MINUTES = Integer.getInteger("leads.it.soak", 0);
    private static final String LIST = "/whatsapp-leads?per_page=100&filters[status]=delivered";
    private static final long MIB = 1024 * 1024;

    /** The heap after a minute, when the caches are full, and at the end. */
    private static final double MOST_GROWTH = 1.25;

    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Instant end;

    @Test
    void heapStaysFlat() throws IOException {
        assumeTrue(MINUTES > 0, "only with -Dleads.it.soak=30");
        try (var service = new OwnService("soak", TestDatabase.createEmpty("soak"))) {
            service.heap("256m");
            var api = service.start();
            var document = new Description(api.send("GET", "/openapi", null).body());
            end = Instant.now().plus(Duration.ofMinutes(MINUTES));
            var clients = CompletableFuture.allOf(
                    run(() -> fuzz(api, document, 1)), run(() -> fuzz(api, document, 2)), run(() -> read(api)));
            var heap = heap(service, clients);
            Files.write(
                    Path.of("target/soak.txt"),
                    heap.stream().map(bytes -> bytes / MIB + " MiB").toList());
            threads.shutdown();
            assertEquals(List.of(), failures);
            var last = heap.get(heap.size() - 1);
            assertTrue(last < heap.get(Math.min(1, heap.size() - 1)) * MOST_GROWTH, heap::toString);
        }
    }

    /** The heap after each minute until the clients have ended. */
    private static List<Long> heap(OwnService service, CompletableFuture<Void> clients) {
        var heap = new ArrayList<Long>();
        while (!clients.isDone()) {
            clients.copy().completeOnTimeout(null, 1, TimeUnit.MINUTES).join();
            heap.add(service.liveBytes());
        }
        return heap;
    }

    private CompletableFuture<Void> run(Runnable client) {
        return CompletableFuture.runAsync(client, threads).exceptionally(failure -> {
            failures.add(failure);
            return null;
        });
    }

    private void read(Api api) {
        Stream.generate(() -> api.get(LIST).expect(200))
                .allMatch(answer -> Instant.now().isBefore(end));
    }

    /** A machine on which other programs run may be too slow for one of the bounds. */
    private static boolean isBusy(Answer answer) {
        return answer.status() == 503 && !answer.header("retry-after").isEmpty();
    }

    private void fuzz(Api api, Description document, long seed) {
        var requests = new FuzzRequests(document, seed);
        try (var connection = new RawConnection(URI.create(api.url("/")))) {
            while (Instant.now().isBefore(end)) {
                var request = requests.next(api.token());
                var answer = connection.send(request.bytes(), request.isHead());
                assertTrue(answer.status() < 500 || isBusy(answer), () -> answer.body() + "\n" + request);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
