package com.mycrm.events;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.mycrm.api.ActorName;
import com.mycrm.api.ClientAddress;
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
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The streams and long polls of this node, {@link Setting#STREAMS} at most, half of them of one caller. One thread
 * reads new events, once for all readers that are at the same position, and gives them to each one that can take them.
 */
@ApplicationScoped
public class EventReaders {

    private static final Schedule SENDING = new Schedule(1, Duration.ofMillis(100), Duration.ofSeconds(1));
    private static final Schedule CHECKS = new Schedule(1, Duration.ofSeconds(1), Duration.ofSeconds(1));
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final int AT_ONCE = 100;
    private static final int ANSWERING_THREADS = 4;
    private static final Logger LOG = System.getLogger(EventReaders.class.getName());

    private final int most = Settings.integer(Setting.STREAMS);
    private final int mostOfOneCaller = (most + 1) / 2;
    private final Map<OpenReader, Client> readers = new ConcurrentHashMap<>();
    private volatile boolean isStopping;
    private PollingWorker sending;
    private ExecutorService answering;

    /** The client of a reader, with the header {@code Authorization} of its request. */
    record Client(String authorization, String address, String caller) {}

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

    @Resource
    ManagedThreadFactory threads;

    void start(@Observes Startup startup) {
        Gauge.builder("leads_event_readers", readers::size)
                .description("Streams of events, and requests that wait for one")
                .register(metrics);
        answering = Executors.newFixedThreadPool(ANSWERING_THREADS, threads);
        sending = workers.create("events-readers", SENDING, this::send);
        sending.start();
        workers.create("events-rights", CHECKS, this::endRefused).start();
    }

    /**
     * Takes in a reader.
     *
     * @param context of the request that it answers
     * @throws ProblemException 429 if the caller has too many, 503 if there are too many
     */
    void add(OpenReader reader, AsyncContext context) throws IOException {
        var request = (HttpServletRequest) context.getRequest();
        var caller = String.valueOf(request.getAttribute(ActorName.ATTRIBUTE));
        admit(reader, new Client(request.getHeader("Authorization"), ClientAddress.of(request), caller));
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

    @PreDestroy
    void stop() {
        answering.shutdown();
    }

    /** Answers a long poll, on another thread than that which all readers wait for. */
    void answer(Runnable work) {
        answering.execute(() -> withRequestContext(work));
    }

    @ActivateRequestContext // for the filters of the answers
    void withRequestContext(Runnable work) {
        work.run();
    }

    /** One step with the check of the bounds. */
    synchronized void admit(OpenReader reader, Client client) {
        if (readers.size() >= most || count(client) >= mostOfOneCaller) {
            removeEnded();
        }
        if (count(client) >= mostOfOneCaller) {
            throw Problems.tooManyRequests("This caller has too many readers that wait for events.", RETRY);
        }
        if (readers.size() >= most) {
            throw Problems.unavailable("The service has too many readers that wait for events.", RETRY);
        }
        readers.put(reader, client);
    }

    private long count(Client client) {
        return readers.values().stream()
                .filter(other -> other.caller.equals(client.caller))
                .count();
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
    void end(@Observes StopAnnounced stop) {
        isStopping = true;
        readers.keySet().forEach(OpenReader::end);
    }

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
        readers.keySet().removeIf(reader -> !reader.isOpen());
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
        readers.forEach((reader, client) -> {
            if (!tokens.gives(
                    client.authorization,
                    client.address,
                    rights -> types.areReadable(reader.types(), rights::contains))) {
                reader.end();
            }
        });
        return false;
    }
}
