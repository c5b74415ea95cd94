package com.mycrm.events;

import com.mycrm.events.EventBatch.Frame;
import jakarta.ws.rs.container.AsyncResponse;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** A request of the feed that waits for the first event, or until its time is over. */
final class LongPoll implements OpenReader {

    private final EventRequest request;
    private final long until;
    private final AsyncResponse response;
    private final Function<EventFeed, Object> document;
    private final Executor answering;
    private final AtomicBoolean isAnswered = new AtomicBoolean();
    private volatile long position;

    /**
     * @param until when its time is over, by {@link System#nanoTime}
     * @param document makes the answer
     * @param answering runs that and writes the answer, so that no other reader waits for it
     */
    LongPoll(
            EventRequest request,
            long until,
            AsyncResponse response,
            Function<EventFeed, Object> document,
            Executor answering) {
        this.request = request;
        this.until = until;
        this.response = response;
        this.document = document;
        this.answering = answering;
        position = request.after();
    }

    @Override
    public Set<String> types() {
        return request.types();
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public boolean isOpen() {
        return !response.isDone();
    }

    @Override
    public boolean isReady() {
        return isOpen() && !isAnswered.get();
    }

    @Override
    public void take(EventBatch batch) {
        var events = batch.frames().stream()
                .map(Frame::event)
                .filter(request::matches)
                .limit(request.limit())
                .toList();
        if (events.isEmpty()) {
            position = batch.next();
        } else {
            var next = events.size() < request.limit()
                    ? batch.next()
                    : events.get(events.size() - 1).number();
            answer(new EventFeed(events, next, batch.hasMore() || next < batch.next()));
        }
    }

    @Override
    public void tick() {
        if (System.nanoTime() - until >= 0) {
            end();
        }
    }

    @Override
    public void end() {
        answer(new EventFeed(List.of(), position, false));
    }

    private void answer(EventFeed feed) {
        if (isOpen() && isAnswered.compareAndSet(false, true)) {
            answering.execute(() -> resume(feed));
        }
    }

    private void resume(EventFeed feed) {
        try {
            response.resume(document.apply(feed));
        } catch (RuntimeException e) {
            response.resume(e);
        }
    }
}
