package com.mycrm.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.inbox.InboxMetrics.Counted;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InboxTest {

    private final List<String> calls = new ArrayList<>();

    private RuntimeException failure;

    @Test
    void acceptedEventIsStoredCountedAndProcessed() {
        inbox().accept("meta", 7, new byte[3]);
        assertEquals(List.of("store meta 7 3", "count ACCEPTED meta", "wake"), calls);
    }

    @Test
    void senderOfAnEventThatIsNotStoredGetsTheFailure() {
        failure = new IllegalStateException("no database");
        var inbox = inbox();
        assertSame(failure, assertThrows(IllegalStateException.class, () -> inbox.accept("meta", 7, new byte[3])));
        assertEquals(List.of("store meta 7 3"), calls);
    }

    private Inbox inbox() {
        var inbox = new Inbox();
        inbox.store = new InboxStore() {
            @Override
            public void add(List<IncomingEvent> events) {
                events.forEach(event ->
                        calls.add("store " + event.source() + " " + event.channelId() + " " + event.body().length));
                if (failure != null) {
                    throw failure;
                }
            }
        };
        inbox.worker = new InboxWorker() {
            @Override
            void wake() {
                calls.add("wake");
            }
        };
        inbox.metrics = new InboxMetrics() {
            @Override
            void count(Counted counted, String source) {
                calls.add("count " + counted + " " + source);
            }
        };
        return inbox;
    }
}
