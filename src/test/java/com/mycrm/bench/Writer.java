package com.mycrm.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Adds leads beside a measurement, so many a second; where the service is late, it does not add less afterwards. */
final class Writer extends Thread {

    private static final long EVERY = TimeUnit.SECONDS.toNanos(1) / 50;

    private final Client client;
    private volatile boolean isOver;
    private long added;
    private long refused;
    private long nanos;

    Writer(Client client) {
        super("writer");
        setDaemon(true);
        this.client = client;
    }

    @Override
    public void run() {
        var start = System.nanoTime();
        for (var due = start; !isOver; ) {
            try (var wire = client.connect()) {
                for (; !isOver; due += EVERY) {
                    LockSupport.parkNanos(due - System.nanoTime());
                    add(wire, due);
                }
            } catch (IOException e) {
                refused++;
                due += EVERY;
            }
        }
        nanos = System.nanoTime() - start;
    }

    private void add(Wire wire, long number) throws IOException {
        var lead = "{\"phone\":\"+9715%08d\"}".formatted(Math.floorMod(number / EVERY, 100_000_000L));
        var status = wire.send(
                        "POST",
                        "/whatsapp-leads",
                        client.headers("Content-Type: application/json\r\n"),
                        lead.getBytes(StandardCharsets.UTF_8))
                .status();
        if (status == 201) {
            added++;
        } else {
            refused++;
        }
    }

    /** Ends it, and says what it did. */
    String end() throws InterruptedException {
        isOver = true;
        join();
        return "a writer added %.1f leads/s, %d refused".formatted(added * 1e9 / nanos, refused);
    }
}
