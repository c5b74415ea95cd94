package com.mycrm.app.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.ErrorManager;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LineHandlerTest {

    private static final int THREADS = 8;
    private static final int LINES = 5_000;

    private final ByteArrayOutputStream console = new ByteArrayOutputStream();

    @Test
    void everyThreadsLinesComeInItsOrderThoughMoreThanMayWait() throws InterruptedException {
        var handler = handler(console);
        publishAll(handler, () -> {});
        handler.close();
        assertAllLines();
    }

    @Test
    void noLineIsLostThatComesWhileItCloses() throws InterruptedException {
        var handler = handler(console);
        publishAll(handler, handler::close);
        assertAllLines();
    }

    @Test
    void aFullQueueHoldsUpWhoeverAddsUntilThereIsRoom() throws InterruptedException {
        var isWriting = new CountDownLatch(1);
        var mayWrite = new CountDownLatch(1);
        var handler = handler(new OutputStream() {
            @Override
            public void write(int value) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                isWriting.countDown();
                try {
                    mayWrite.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                console.write(bytes, from, length);
            }
        });
        handler.publish(line("first"));
        isWriting.await();
        var adding = new Thread(() -> publish(handler, 0, 10_001));
        adding.start();
        while (adding.getState() != Thread.State.WAITING && adding.isAlive()) {
            Thread.onSpinWait();
        }
        assertEquals(Thread.State.WAITING, adding.getState());
        mayWrite.countDown();
        adding.join();
        handler.close();
        var expected = new ArrayList<>(List.of("first"));
        IntStream.range(0, 10_001).forEach(number -> expected.add("0 " + number));
        assertEquals(expected, lines());
    }

    @Test
    void aLineThatCannotBeFormattedIsReportedAndHoldsUpNoOther() {
        var faults = new ArrayList<Exception>();
        var handler = handler(console);
        handler.setErrorManager(new ErrorManager() {
            @Override
            public synchronized void error(String message, Exception fault, int code) {
                faults.add(fault);
            }
        });
        List.of("before", "broken", "after").forEach(text -> handler.publish(line(text)));
        handler.close();
        assertEquals(List.of("before", "after"), lines());
        assertEquals(
                List.of("cannot be formatted"),
                faults.stream().map(Throwable::getMessage).toList());
    }

    @Test
    void whatComesAfterItIsClosedIsWrittenAtOnce() {
        var handler = handler(console);
        handler.close();
        handler.publish(line("late"));
        assertEquals(List.of("late"), lines());
    }

    private static LineHandler handler(OutputStream console) {
        return new LineHandler(new PrintStream(console, false, StandardCharsets.UTF_8), new Formatter() {
            @Override
            public String format(LogRecord entry) {
                if (entry.getMessage().equals("broken")) {
                    throw new IllegalStateException("cannot be formatted");
                }
                return entry.getMessage() + "\n";
            }
        });
    }

    /** @param meanwhile what happens when half of the lines of one thread are out */
    private static void publishAll(LineHandler handler, Runnable meanwhile) throws InterruptedException {
        var isHalf = new CountDownLatch(1);
        var threads = IntStream.range(0, THREADS)
                .mapToObj(thread -> new Thread(() -> {
                    publish(handler, thread, LINES / 2);
                    isHalf.countDown();
                    IntStream.range(LINES / 2, LINES).forEach(number -> handler.publish(line(thread + " " + number)));
                }))
                .toList();
        threads.forEach(Thread::start);
        assertTrue(isHalf.await(30, TimeUnit.SECONDS));
        meanwhile.run();
        for (var thread : threads) {
            thread.join();
        }
    }

    private static void publish(LineHandler handler, int thread, int lines) {
        IntStream.range(0, lines).forEach(number -> handler.publish(line(thread + " " + number)));
    }

    private void assertAllLines() {
        var lines = lines();
        assertEquals(THREADS * LINES, lines.size());
        for (var thread = 0; thread < THREADS; thread++) {
            var own = thread + " ";
            assertEquals(
                    IntStream.range(0, LINES).mapToObj(number -> own + number).toList(),
                    lines.stream().filter(line -> line.startsWith(own)).toList());
        }
    }

    private List<String> lines() {
        return console.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static LogRecord line(String message) {
        return new LogRecord(Level.INFO, message);
    }
}
