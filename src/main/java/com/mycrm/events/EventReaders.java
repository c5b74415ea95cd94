package com.mycrm.events;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.mycrm.api.CompletionListener;
import com.mycrm.api.connector.Connector;
import com.mycrm.api.connector.StopAnnounced;
import com.mycrm.api.problem.FailureLog;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Problems;
import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import com.mycrm.events.EventBatch.Frame;
import com.mycrm.jobs.PollingWorker;
import com.mycrm.jobs.PollingWorker.Schedule;
import com.mycrm.jobs.PollingWorkers;
import com.mycrm.security.OpenToken;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * The streams and long polls of this node, {@link Setting#STREAMS} at most. One thread reads new events, once for all
 * readers that are at the same position, and gives them to each one that can take them.
 */
@ApplicationScoped
public class EventReaders {

    private static final Schedule SENDING = new Schedule(1, Duration.ofMillis(100), Duration.ofSeconds(1));
    private static final Schedule CHECKS = new Schedule(1, Duration.ofSeconds(1), Duration.ofSeconds(1));
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final int AT_ONCE = 100;
    private static final Logger LOG = System.getLogger(EventReaders.class.getName());

    /** The open readers, and the {@code Authorization} of each. */
    private final Map<OpenReader, String> readers = new ConcurrentHashMap<>();

    private final Semaphore room = new Semaphore(Settings.integer(Setting.STREAMS));
    private volatile boolean isStopping;
    private PollingWorker sending;

    @Inject
    PollingWorkers workers;

    @EJB
    EventQueries queries;

    @Inject
    EventTypes types;

    @Inject
    OpenToken tokens;

    @Inject
    Connector connector;

    @Inject
    Jsonb jsonb;

    @Inject
    MeterRegistry metrics;

    void start(@Observes Startup startup) {
        Gauge.builder("leads_event_readers", readers::size)
                .description("Streams of events, and requests that wait for one")
                .register(metrics);
        sending = workers.create("events-readers", SENDING, this::send);
        sending.start();
        workers.create("events-rights", CHECKS, this::endRefused).start();
    }

    /**
     * Takes in a reader; it is one step with the check of the bound.
     *
     * @param context of the request that it answers
     * @throws ProblemException 503 if there are too many
     */
    void add(OpenReader reader, AsyncContext context) throws IOException {
        if (!hasRoom()) {
            throw Problems.unavailable("The service has too many readers that wait for events.", RETRY);
        }
        var request = (HttpServletRequest) context.getRequest();
        readers.put(reader, request.getHeader("Authorization"));
        context.addListener(new CompletionListener() {
            @Override
            public void onComplete(AsyncEvent event) {
                reader.end();
                connector.pace(request, false);
            }
        });
        reader.start();
        if (isStopping) {
            reader.end();
        }
        wake();
    }

    private boolean hasRoom() {
        if (room.tryAcquire()) {
            return true;
        }
        removeEnded();
        return room.tryAcquire();
    }

    void wake(@Observes EventsNumbered numbered) {
        wake();
    }

    /** Looks for new events, or for clients that can take some, at once. */
    void wake() {
        if (!readers.isEmpty()) {
            sending.wake();
        }
    }

    /** Ends all, because this node stops: clients ask another one, and go on where they were. */
    @ActivateRequestContext // for the filters of the answers
    void end(@Observes StopAnnounced stop) {
        isStopping = true;
        readers.keySet().forEach(OpenReader::end);
    }

    @ActivateRequestContext // for the filters of the answers
    boolean send() {
        removeEnded();
        if (readers.isEmpty()) {
            return false;
        }
        var last = queries.bounds().last();
        var isMore = false;
        var behind = readers.keySet().stream()
                .filter(reader -> reader.position() != last && reader.isReady())
                .collect(groupingBy(OpenReader::position, TreeMap::new, toList()));
        for (var group : behind.entrySet()) {
            isMore |= send(group.getKey(), group.getValue());
        }
        readers.keySet().forEach(reader -> safely(reader, reader::tick));
        return isMore;
    }

    /** The server does not say of each connection that broke that its request is complete. */
    private void removeEnded() {
        for (var reader : readers.keySet()) {
            if (!reader.isOpen() && readers.remove(reader) != null) {
                room.release();
            }
        }
    }

    /** Returns whether one of the readers can take more than it got. */
    private boolean send(long position, List<OpenReader> group) {
        try {
            var batch = read(position);
            group.forEach(reader -> safely(reader, () -> reader.take(batch)));
            return batch.hasMore() && group.stream().anyMatch(OpenReader::isReady);
        } catch (ProblemException e) {
            group.forEach(OpenReader::end); // what would come next was deleted; they are told when they come back
        } catch (RuntimeException e) {
            FailureLog.log(LOG, "Readers of events end, and come back where they were", e);
            group.forEach(OpenReader::end);
        }
        return false;
    }

    /** A failure ends this reader, and touches no other. */
    private static void safely(OpenReader reader, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            FailureLog.log(LOG, "A reader of events ends, and comes back where it was", e);
            reader.end();
        }
    }

    private EventBatch read(long position) {
        var feed = queries.read(new EventRequest(position, types.all(), AT_ONCE));
        var frames = feed.events().stream()
                .map(event -> Frame.of(event, jsonb.toJson(event)))
                .toList();
        return new EventBatch(frames, feed.next(), feed.hasMore());
    }

    /** Ends the readers whose tokens have expired or give less than they did. */
    private boolean endRefused() {
        readers.forEach((reader, authorization) -> {
            if (!tokens.gives(authorization, rights -> types.areReadable(reader.types(), rights::contains))) {
                reader.end();
            }
        });
        return false;
    }
}
