package com.mycrm.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ws.rs.container.AsyncResponse;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LongPollTest {

    private final List<Object> answers = new ArrayList<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private boolean isAnswering = true;

    @Test
    void isAnsweredByTheFirstEventsOfItsTypes() {
        var poll = poll(2, Long.MAX_VALUE);
        poll.take(TestEvents.batch(6, "user.created", "user.updated"));
        assertEquals(7, poll.position());
        poll.take(TestEvents.batch(8, "user.created", "lead.created", "lead.created", "lead.created"));
        poll.take(TestEvents.batch(12, "lead.created"));
        assertFalse(poll.isReady());
        assertEquals(List.of("[9, 10] 10 true"), answers);
    }

    @Test
    void goesOnAfterAllThatWasLookedAt() {
        var poll = poll(2, Long.MAX_VALUE);
        poll.take(TestEvents.batch(6, "lead.created", "user.updated"));
        assertEquals(List.of("[6] 7 false"), answers);
    }

    @Test
    void isAnsweredOnceWhenItsTimeIsOver() {
        var poll = poll(2, System.nanoTime());
        assertTrue(poll.isOpen());
        poll.take(TestEvents.batch(6, "user.updated"));
        poll.tick();
        poll.tick();
        poll.end();
        assertEquals(List.of("[] 6 false"), answers);
    }

    @Test
    void failureOfTheAnswerIsTheAnswer() {
        var failure = new IllegalStateException();
        var poll = new LongPoll(
                request(1),
                System.nanoTime(),
                response(),
                feed -> {
                    throw failure;
                },
                Runnable::run);
        poll.tick();
        assertEquals(List.of(failure), answers);
    }

    @Test
    void takesNothingMoreWhileItsAnswerWaitsForAThread() {
        isAnswering = false;
        var poll = poll(2, System.nanoTime());
        poll.take(TestEvents.batch(6, "lead.created"));
        poll.tick();
        poll.end();
        assertTrue(poll.isOpen());
        assertFalse(poll.isReady());
        assertEquals(List.of(), answers);
        waiting.forEach(Runnable::run);
        assertEquals(List.of("[6] 6 false"), answers);
        assertFalse(poll.isOpen());
    }

    private LongPoll poll(int limit, long until) {
        return new LongPoll(
                request(limit),
                until == Long.MAX_VALUE ? System.nanoTime() + 1_000_000_000_000L : until,
                response(),
                feed -> feed.events().stream().map(EventView::number).toList() + " " + feed.next() + " "
                        + feed.hasMore(),
                work -> {
                    if (isAnswering) {
                        work.run();
                    } else {
                        waiting.add(work);
                    }
                });
    }

    private static EventRequest request(int limit) {
        return new EventRequest(5, Set.of("lead.created"), limit);
    }

    private AsyncResponse response() {
        return (AsyncResponse) Proxy.newProxyInstance(
                AsyncResponse.class.getClassLoader(), new Class<?>[] {AsyncResponse.class}, (proxy, method, given) -> {
                    if (method.getName().equals("resume")) {
                        return answers.add(given[0]);
                    }
                    return method.getName().equals("isDone") ? !answers.isEmpty() : null;
                });
    }
}
