package com.mycrm.events;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The stream of events to one client (server-sent events, HTML Standard, section 9.2). Nothing waits for the client: it
 * gets the next events when the network has taken the last ones.
 */
final class EventStream implements WriteListener {

    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private final AsyncContext context;
    private final ServletOutputStream output;
    private final String authorization;
    private final EventRequest request;
    private final Runnable onReady;
    private long position;
    private long writtenAt = System.nanoTime();
    private boolean isOpen = true;

    /**
     * An event as it is sent.
     *
     * @param text with its empty line
     */
    record Frame(EventView event, byte[] text) {

        static Frame of(EventView event, String json) {
            var text = "id: %d\nevent: %s\ndata: %s\n\n".formatted(event.number(), event.type(), json);
            return new Frame(event, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * @param authorization the header with the token, which is checked from time to time
     * @param request what the client gets
     * @param onReady called when the network has taken everything
     */
    EventStream(AsyncContext context, String authorization, EventRequest request, Runnable onReady) throws IOException {
        this.context = context;
        this.authorization = authorization;
        this.onReady = onReady;
        this.request = request;
        position = request.after();
        context.setTimeout(0);
        var response = context.getResponse();
        response.setContentType(MediaType.SERVER_SENT_EVENTS);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        output = response.getOutputStream();
        output.setWriteListener(this);
    }

    String authorization() {
        return authorization;
    }

    Set<String> types() {
        return request.types();
    }

    synchronized long position() {
        return position;
    }

    synchronized boolean isOpen() {
        return isOpen;
    }

    /** Whether the network has taken all that was written. */
    synchronized boolean isReady() {
        return isOpen && output.isReady();
    }

    /** Sends those of the frames that the client asked for, as far as the network takes them. */
    synchronized void send(Iterable<Frame> frames, long next) {
        for (var frame : frames) {
            if (request.matches(frame.event()) && !write(frame.text())) {
                return;
            }
            position = frame.event().number();
        }
        position = Math.max(position, next);
    }

    /** Sends a comment if nothing was sent for that time: proxies keep the connection, and a dead client is noticed. */
    synchronized void keepAlive(long nanos) {
        if (System.nanoTime() - writtenAt > nanos) {
            write(COMMENT);
        }
    }

    private boolean write(byte[] text) {
        try {
            if (!isOpen || !output.isReady()) {
                return false;
            }
            output.write(text);
            if (output.isReady()) {
                output.flush();
            }
            writtenAt = System.nanoTime();
            return true;
        } catch (IOException | IllegalStateException e) {
            close();
            return false;
        }
    }

    /** Ends the answer. */
    synchronized void close() {
        if (isOpen) {
            isOpen = false;
            try {
                context.complete();
            } catch (IllegalStateException e) {
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
        close();
    }
}
