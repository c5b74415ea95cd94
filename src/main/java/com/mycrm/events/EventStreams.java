package com.mycrm.events;

import com.mycrm.api.connector.StopAnnounced;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Problems;
import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import com.mycrm.events.EventStream.Frame;
import com.mycrm.jobs.PollingWorker;
import com.mycrm.jobs.PollingWorker.Schedule;
import com.mycrm.jobs.PollingWorkers;
import com.mycrm.security.OpenToken;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The open streams of this node. One thread reads new events, once for all streams that are at the same position, and
 * writes them to each client whose network is ready.
 */
@ApplicationScoped
public class EventStreams {

    private static final Schedule SCHEDULE = new Schedule(1, Duration.ofMillis(100), Duration.ofSeconds(1));
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);
    private static final Duration TOKEN_CHECK = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final int AT_ONCE = 100;

    private final Queue<EventStream> streams = new ConcurrentLinkedQueue<>();
    private long checkedAt = System.nanoTime();

    @Inject
    PollingWorkers workers;

    @EJB
    EventQueries queries;

    @Inject
    EventTypes types;

    @Inject
    OpenToken tokens;

    @Inject
    Jsonb jsonb;

    private PollingWorker worker;

    /** The events after a position, of all types. */
    private record Piece(List<Frame> frames, long next, boolean hasMore) {}

    void start(@Observes Startup startup) {
        worker = workers.create("events-streams", SCHEDULE, this::send);
        worker.start();
    }

    /** @throws ProblemException 503 if too many are open */
    void checkRoom() {
        if (streams.size() >= Settings.integer(Setting.STREAMS)) {
            throw Problems.unavailable("The service has too many streams of events.", RETRY);
        }
    }

    void add(EventStream stream) {
        streams.add(stream);
        worker.wake();
    }

    void wake(@Observes EventsNumbered numbered) {
        wake();
    }

    /** Looks for new events, or for clients that can take some, at once. */
    void wake() {
        if (!streams.isEmpty()) {
            worker.wake();
        }
    }

    /** Ends all streams, because this node stops: clients connect to another one and go on where they were. */
    void close(@Observes StopAnnounced stop) {
        streams.forEach(EventStream::close);
    }

    private boolean send() {
        streams.removeIf(stream -> !stream.isOpen());
        if (streams.isEmpty()) {
            return false;
        }
        checkTokens();
        Map<Long, Piece> pieces = new HashMap<>();
        var last = queries.bounds().last();
        var isMore = false;
        for (var stream : streams) {
            if (stream.position() != last && stream.isReady()) {
                isMore |= send(stream, pieces);
            }
            stream.keepAlive(KEEP_ALIVE.toNanos());
        }
        return isMore;
    }

    /** Returns whether the client can take more than it got. */
    private boolean send(EventStream stream, Map<Long, Piece> pieces) {
        try {
            var piece = pieces.computeIfAbsent(stream.position(), this::read);
            stream.send(piece.frames(), piece.next());
            return piece.hasMore() && stream.isReady();
        } catch (ProblemException e) {
            stream.close(); // the events that would come next were deleted; the client is told when it comes back
            return false;
        }
    }

    private Piece read(long position) {
        var feed = queries.read(new EventRequest(position, types.all(), AT_ONCE));
        var frames = feed.events().stream()
                .map(event -> Frame.of(event, jsonb.toJson(event)))
                .toList();
        return new Piece(frames, feed.next(), feed.hasMore());
    }

    /** Ends the streams whose tokens have expired or give less than they did. */
    private void checkTokens() {
        if (System.nanoTime() - checkedAt > TOKEN_CHECK.toNanos()) {
            streams.stream().filter(stream -> !isAllowed(stream)).forEach(EventStream::close);
            checkedAt = System.nanoTime();
        }
    }

    private boolean isAllowed(EventStream stream) {
        return tokens.rights(stream.authorization())
                .filter(rights -> types.areReadable(stream.types(), rights::contains))
                .isPresent();
    }
}
