package com.mycrm.app.launcher;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.ErrorManager;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Writes the log to the console on a thread of its own, many lines at once.
 *
 * <p>The JDK's own handler makes every request wait for the others' lines and for the console. This one lets them wait
 * only where {@value #WAITING} records have not been written yet; none is left out.
 */
public final class LineHandler extends Handler {

    private static final int WAITING = 10_000;
    private static final int AT_ONCE = 500;
    private static final int CLOSING_SECONDS = 5;

    /** How long a line that is no warning waits for others. */
    private static final long GATHERING_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final BlockingQueue<LogRecord> records = new ArrayBlockingQueue<>(WAITING);
    private final PrintStream console;
    private final Thread writer = new Thread(this::write, "log");
    private volatile boolean closed;

    public LineHandler() {
        this(System.err, new LineFormatter());
        setFilter(new ServerNoise());
    }

    LineHandler(PrintStream console, Formatter formatter) {
        this.console = console;
        setFormatter(formatter);
        writer.setDaemon(true);
        writer.start();
    }

    @Override
    public void publish(LogRecord entry) {
        if (!isLoggable(entry)) {
            return;
        }
        if (Thread.currentThread() == writer) {
            print(List.of(entry));
            return;
        }
        try {
            records.put(entry);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            print(List.of(entry));
        }
        if (closed) {
            // The writer may have ended before it saw this record.
            awaitWriter();
            printRest();
        }
    }

    private void write() {
        while (!closed) {
            try {
                var first = records.take();
                var batch = new ArrayList<LogRecord>(AT_ONCE);
                batch.add(first);
                gather(first);
                records.drainTo(batch, AT_ONCE - 1);
                print(batch);
            } catch (InterruptedException e) {
                // closed, which the loop sees
            }
        }
        printRest();
    }

    /** A line alone costs a thread's wake-up and a write to the console. */
    private static void gather(LogRecord first) {
        if (first.getLevel().intValue() < Level.WARNING.intValue()) {
            LockSupport.parkNanos(GATHERING_NANOS);
            Thread.interrupted(); // closed, which the loop sees; a console may not write for who is interrupted
        }
    }

    private void printRest() {
        synchronized (records) {
            for (var entry = records.poll(); entry != null; entry = records.poll()) {
                print(List.of(entry));
            }
        }
    }

    private void print(List<LogRecord> entries) {
        var lines = new StringBuilder();
        for (var entry : entries) {
            try {
                lines.append(getFormatter().format(entry));
            } catch (RuntimeException e) {
                // The writer goes on: without it every request would wait for room in the end.
                reportError(null, e, ErrorManager.FORMAT_FAILURE);
            }
        }
        var bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
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
        writer.interrupt();
        awaitWriter();
    }

    private void awaitWriter() {
        try {
            writer.join(TimeUnit.SECONDS.toMillis(CLOSING_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
