package com.mycrm.events;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The stream of events to one client (server-sent events, HTML Standard, section 9.2). Nothing waits for the client: it
 * gets the next events when the network has taken the last ones.
 *
 * <p>It begins with an {@code id} and no data, by which the client resumes also if it has not got an event. After 15
 * seconds of silence it sends a comment, or the position once more if that has moved: proxies keep the connection, and
 * a client that is gone is noticed.
 */
final class EventStream implements OpenReader, WriteListener {

    static final Duration SILENCE = Duration.ofSeconds(15);

    private static final byte[] COMMENT = bytes(":\n");
    private static final long NONE = -1;

    private final AsyncContext context;
    private final Runnable begin;
    private final EventRequest request;
    private final Runnable onReady;
    private final LongSupplier nanos;
    private ServletOutputStream output;
    private long position;
    private long sentId = NONE;
    private long writtenAt;
    private boolean isFlushed = true;
    private boolean isOpen = true;

    /** A piece of work on the connection, which may break. */
    @FunctionalInterface
    private interface Work {

        boolean run() throws IOException;
    }

    /**
     * @param begin prepares the answer, once there is room for it
     * @param request what the client gets
     * @param onReady called when the network has taken everything
     * @param nanos the clock
     */
    EventStream(AsyncContext context, Runnable begin, EventRequest request, Runnable onReady, LongSupplier nanos) {
        this.context = context;
        this.begin = begin;
        this.request = request;
        this.onReady = onReady;
        this.nanos = nanos;
        position = request.after();
    }

    @Override
    public synchronized void start() throws IOException {
        context.setTimeout(0);
        begin.run();
        output = context.getResponse().getOutputStream();
        output.setWriteListener(this);
    }

    @Override
    public Set<String> types() {
        return request.types();
    }

    @Override
    public synchronized long position() {
        return position;
    }

    @Override
    public synchronized boolean isOpen() {
        return isOpen;
    }

    @Override
    public synchronized boolean isReady() {
        return attempt(() -> output != null && output.isReady());
    }

    @Override
    public synchronized void take(EventBatch batch) {
        for (var frame : batch.frames()) {
            var number = frame.event().number();
            if (request.matches(frame.event())) {
                if (!write(frame.text())) {
                    return;
                }
                sentId = number;
            }
            position = number;
        }
        position = Math.max(position, batch.next());
        flush();
    }

    @Override
    public synchronized void tick() {
        var isSilent = nanos.getAsLong() - writtenAt >= SILENCE.toNanos();
        if (sentId == NONE || isSilent && sentId != position) {
            if (write(bytes("id: " + position + "\n\n"))) {
                sentId = position;
            }
        } else if (isSilent) {
            write(COMMENT);
        }
        flush();
    }

    /** Returns whether the network takes it. */
    private boolean write(byte[] text) {
        return attempt(() -> {
            if (output == null || !output.isReady()) {
                return false;
            }
            output.write(text);
            isFlushed = false;
            writtenAt = nanos.getAsLong();
            return true;
        });
    }

    private void flush() {
        isFlushed |= attempt(() -> {
            if (isFlushed || !output.isReady()) {
                return false;
            }
            output.flush();
            return true;
        });
    }

    /** A connection that breaks ends this stream, and nothing else. */
    private boolean attempt(Work work) {
        try {
            return isOpen && work.run();
        } catch (IOException | RuntimeException e) {
            end();
            return false;
        }
    }

    @Override
    public synchronized void end() {
        if (isOpen) {
            isOpen = false;
            try {
                context.complete();
            } catch (RuntimeException e) {
                return; // the server has ended it already
            }
        }
    }

    @Override
    public void onWritePossible() {
        onReady.run();
    }

    @Override
    public void onError(Throwable failure) {
        end();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
