package com.mycrm.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventStreamTest {

    private final Network network = new Network();
    private final List<String> calls = new ArrayList<>();
    private long nanos = 1;

    private final EventStream stream = new EventStream(
            context(),
            () -> calls.add("begin"),
            new EventRequest(5, Set.of("lead.created"), 100),
            () -> calls.add("ready"),
            () -> nanos);

    /** A connection that takes as many writes as it has room for. */
    private static final class Network extends ServletOutputStream {

        private final StringBuilder text = new StringBuilder();
        private final List<Integer> flushed = new ArrayList<>();
        private int room = Integer.MAX_VALUE;
        private Exception failure;

        @Override
        public boolean isReady() {
            if (failure instanceof RuntimeException broken) {
                throw broken;
            }
            return room > 0;
        }

        @Override
        public void setWriteListener(WriteListener listener) {}

        @Override
        public void write(int oneByte) {
            text.append((char) oneByte);
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            if (failure instanceof IOException broken) {
                throw broken;
            }
            room--;
            super.write(bytes);
        }

        @Override
        public void flush() {
            flushed.add(text.length());
        }

        private String take() {
            var taken = text.toString();
            text.setLength(0);
            return taken;
        }
    }

    private AsyncContext context() {
        var response = fake(ServletResponse.class, (proxy, method, arguments) -> network);
        return fake(AsyncContext.class, (proxy, method, arguments) -> {
            calls.add(method.getName());
            return method.getName().equals("getResponse") ? response : null;
        });
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @BeforeEach
    void start() throws IOException {
        assertFalse(stream.isReady());
        stream.start();
        assertEquals(List.of("setTimeout", "begin", "getResponse"), calls);
        assertTrue(stream.isReady());
    }

    @Test
    void beginsWithItsPositionAndEndsEachEventWithAnEmptyLine() {
        stream.tick();
        assertEquals("id: 5\n\n", network.take());
        stream.take(TestEvents.batch(6, "lead.created", "user.created", "lead.created", "user.updated"));
        assertEquals(
                "id: 6\nevent: lead.created\ndata: {}\n\nid: 8\nevent: lead.created\ndata: {}\n\n", network.take());
        assertEquals(9, stream.position());
        assertEquals(2, network.flushed.size());
    }

    @Test
    void sendsACommentAfterSilenceOrThePositionIfThatHasMoved() {
        stream.tick();
        stream.tick();
        assertEquals("id: 5\n\n", network.take());
        nanos += EventStream.SILENCE.toNanos() - 1;
        stream.tick();
        assertEquals("", network.take());
        nanos++;
        stream.tick();
        stream.tick();
        assertEquals(":\n", network.take());
        stream.take(TestEvents.batch(6, "user.created"));
        stream.tick();
        assertEquals("", network.take());
        nanos += EventStream.SILENCE.toNanos();
        stream.tick();
        assertEquals("id: 6\n\n", network.take());
    }

    @Test
    void keepsItsPlaceWhileTheNetworkTakesNothing() {
        stream.tick();
        network.take();
        network.room = 1;
        stream.take(TestEvents.batch(6, "lead.created", "lead.created"));
        assertEquals(6, stream.position());
        assertEquals("id: 6\nevent: lead.created\ndata: {}\n\n", network.take());
        assertEquals(1, network.flushed.size()); // what was written waits for room
        assertFalse(stream.isReady());
        stream.tick();
        network.room = 1;
        stream.onWritePossible();
        assertEquals("ready", calls.get(calls.size() - 1));
        stream.tick();
        assertEquals(2, network.flushed.size());
        stream.take(TestEvents.batch(7, "lead.created"));
        assertEquals("id: 7\nevent: lead.created\ndata: {}\n\n", network.take());
    }

    @Test
    void endsItselfWhenItsConnectionBreaks() {
        for (var failure : List.of(new IOException("reset"), new IllegalStateException("recycled"))) {
            network.failure = failure;
            stream.take(TestEvents.batch(6, "lead.created"));
            assertFalse(stream.isOpen());
            assertFalse(stream.isReady());
            stream.tick();
            stream.end();
            stream.onError(failure);
        }
        assertEquals(1, calls.stream().filter("complete"::equals).count());
        assertEquals(5, stream.position());
    }
}
