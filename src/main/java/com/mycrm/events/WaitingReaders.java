package com.mycrm.events;

import com.mycrm.api.connector.StopAnnounced;
import com.mycrm.api.problem.Problems;
import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import com.mycrm.jobs.PollingWorker;
import com.mycrm.jobs.PollingWorker.Schedule;
import com.mycrm.jobs.PollingWorkers;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.AsyncResponse;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * Requests that wait for the next event (a long poll). They hold no thread: one thread asks whether there are new
 * events, and answers those whose events have come or whose time is over.
 */
@ApplicationScoped
public class WaitingReaders {

    private static final Schedule SCHEDULE = new Schedule(1, Duration.ofMillis(100), Duration.ofSeconds(1));
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Queue<Reader> readers = new ConcurrentLinkedQueue<>();

    @Inject
    PollingWorkers workers;

    @EJB
    EventQueries queries;

    private PollingWorker worker;

    /**
     * @param until when its time is over, by {@link System#nanoTime}
     * @param document makes the answer
     */
    record Reader(EventRequest request, long until, AsyncResponse response, Function<EventFeed, Object> document) {

        private Reader from(long position) {
            return new Reader(request.from(position), until, response, document);
        }

        private boolean isOver() {
            return System.nanoTime() - until >= 0;
        }
    }

    void start(@Observes Startup startup) {
        worker = workers.create("events-waiting", SCHEDULE, this::answerReady);
        worker.start();
    }

    /**
     * Answers a reader as soon as there are events for it.
     *
     * @throws com.mycrm.api.problem.ProblemException 503 if too many wait already
     */
    void add(Reader reader) {
        if (readers.size() >= Settings.integer(Setting.STREAMS)) {
            throw Problems.unavailable("The service has too many readers of events.", RETRY);
        }
        readers.add(reader);
    }

    /** Looks for new events at once. */
    void wake(@Observes EventsNumbered numbered) {
        if (!readers.isEmpty()) {
            worker.wake();
        }
    }

    /** Answers all, because this node stops. */
    void end(@Observes StopAnnounced stop) {
        for (var reader = readers.poll(); reader != null; reader = readers.poll()) {
            reader.response()
                    .resume(reader.document()
                            .apply(new EventFeed(List.of(), reader.request().after(), false)));
        }
    }

    private boolean answerReady() {
        if (!readers.isEmpty()) {
            var last = queries.bounds().last();
            for (var reader : readers) {
                if (reader.request().after() != last || reader.isOver()) {
                    readers.remove(reader);
                    answer(reader);
                }
            }
        }
        return false;
    }

    /** Filters of the answer need a request context, and the thread of the request is gone. */
    @ActivateRequestContext
    void answer(Reader reader) {
        try {
            var feed = queries.read(reader.request());
            if (feed.events().isEmpty() && !reader.isOver()) {
                readers.add(reader.from(feed.next()));
            } else {
                reader.response().resume(reader.document().apply(feed));
            }
        } catch (RuntimeException e) {
            reader.response().resume(e);
        }
    }
}
