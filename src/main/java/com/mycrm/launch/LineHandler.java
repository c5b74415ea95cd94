package com.mycrm.launch;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/**
 * Writes the log to the console on a thread of its own, many lines at once.
 *
 * <p>The JDK's own handler makes every request wait for the others' lines and for the console. This one lets them wait only
 * where {@value #WAITING} records have not been written yet; none is left out.
 */
public final class LineHandler extends Handler {

    private static final int WAITING = 10_000;
    private static final int AT_ONCE = 500;
    private static final int CLOSING_SECONDS = 5;

    private final BlockingQueue<LogRecord> records = new ArrayBlockingQueue<>(WAITING);
    private final PrintStream console = System.err;
    private final Thread writer = new Thread(this::write, "log");
    private volatile boolean closed;

    public LineHandler() {
        setFormatter(new LineFormatter());
        setFilter(new ServerNoise());
        writer.setDaemon(true);
        writer.start();
    }

    @Override
    public void publish(LogRecord entry) {
        if (!isLoggable(entry)) {
            return;
        }
        try {
            if (closed || Thread.currentThread() == writer) {
                print(getFormatter().format(entry));
            } else {
                records.put(entry);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            print(getFormatter().format(entry));
        }
    }

    private void write() {
        try {
            var batch = new ArrayList<LogRecord>(AT_ONCE);
            while (!closed || !records.isEmpty()) {
                var first = records.poll(1, TimeUnit.SECONDS);
                if (first != null) {
                    batch.add(first);
                    records.drainTo(batch, AT_ONCE - 1);
                    var lines = new StringBuilder();
                    batch.forEach(entry -> lines.append(getFormatter().format(entry)));
                    print(lines.toString());
                    batch.clear();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void print(String lines) {
        var bytes = lines.getBytes(StandardCharsets.UTF_8);
        console.write(bytes, 0, bytes.length);
        console.flush();
    }

    @Override
    public void flush() {
        console.flush();
    }

    /** Waits for what is still to be written. */
    @Override
    public void close() {
        closed = true;
        try {
            writer.join(TimeUnit.SECONDS.toMillis(CLOSING_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
