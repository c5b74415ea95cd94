package com.mycrm.events;

import com.mycrm.api.expand.ExpandedObjects;
import com.mycrm.api.paging.SortKey;
import com.mycrm.api.paging.SortOrder;
import com.mycrm.api.patch.JsonReaders;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.events.NewEvent.Subject;
import com.mycrm.persistence.CriteriaQueries;
import com.mycrm.persistence.Jdbc;
import com.mycrm.persistence.Projection;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.metamodel.SingularAttribute;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Every read of the log. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class EventQueries {

    /** Events that one read looks at, so that it costs the same however rare the types are that it asks for. */
    static final int LOOKED_AT = 10_000;

    /** A read takes events of that many bytes into memory, and one event at least, which has up to 3 MB. */
    static final long MOST_BYTES = 4L * 1024 * 1024;

    private static final String SIZES = "SELECT seq, LENGTH(data) + COALESCE(LENGTH(changed), 0) FROM events"
            + " WHERE seq BETWEEN ? AND ? AND type IN (%s) ORDER BY seq LIMIT %s";

    private static final Projection<LoggedEvent, EventView> PROJECTION = new Projection<>(
            LoggedEvent.class,
            () -> LoggedEvent_.number,
            () -> List.of(
                    LoggedEvent_.eventId,
                    LoggedEvent_.type,
                    LoggedEvent_.subject,
                    LoggedEvent_.subjectId,
                    LoggedEvent_.occurredAt,
                    LoggedEvent_.data,
                    LoggedEvent_.changed,
                    LoggedEvent_.actor),
            EventQueries::view);

    private static final SortOrder<LoggedEvent> BY_NUMBER = new SortOrder<>(Sort.NUMBER, Sort.NUMBER, true);

    @Inject
    CriteriaQueries queries;

    @Inject
    Jdbc jdbc;

    /** The order of the log. */
    private enum Sort implements SortKey<LoggedEvent> {
        NUMBER;

        @Override
        public String wireName() {
            return "seq";
        }

        @Override
        public SingularAttribute<? super LoggedEvent, ?> attribute() {
            return LoggedEvent_.number;
        }
    }

    /**
     * The numbers between which the log is at the moment.
     *
     * @param deleted of the last event that was deleted because of its age
     */
    public record Bounds(long deleted, long last) {}

    public Bounds bounds() {
        return jdbc.single(
                "SELECT deleted_seq, last_seq FROM event_positions WHERE id = 1",
                row -> new Bounds(row.getLong(1), row.getLong(2)));
    }

    private record Size(long number, long bytes) {}

    /**
     * The events after a position; fewer than the request's limit where they are large.
     *
     * @throws ProblemException 410 if events after it were deleted, or the log does not reach it, as after a restore
     */
    public EventFeed read(EventRequest request) {
        return read(request, bounds());
    }

    /** The same in what the log was between these bounds. */
    public EventFeed read(EventRequest request, Bounds bounds) {
        check(request, bounds);
        var next = last(request, Math.min(bounds.last(), request.after() + LOOKED_AT));
        var events = queries.list(PROJECTION, new EventFilter(request.after(), next, request.types()), BY_NUMBER)
                .slice(null, request.limit())
                .items();
        check(request, new Bounds(bounds().deleted(), bounds.last())); // some may have been deleted meanwhile
        var matching = events.stream().filter(request.filters()::matches).toList();
        return new EventFeed(matching, next, next < bounds.last());
    }

    /** The number of the last event that one read takes or passes over; {@code end} where it takes all up to that. */
    private long last(EventRequest request, long end) {
        var types = request.types();
        var sizes = jdbc.list(
                SIZES.formatted(Jdbc.marks(types), request.limit()),
                row -> new Size(row.getLong(1), row.getLong(2)),
                Stream.concat(Stream.of(request.after() + 1, end), types.stream())
                        .toArray());
        var bytes = 0L;
        var last = request.after();
        for (var size : sizes) {
            bytes += size.bytes();
            if (bytes > MOST_BYTES && last > request.after()) {
                return last;
            }
            last = size.number();
        }
        return sizes.size() < request.limit() ? end : last;
    }

    static void check(EventRequest request, Bounds bounds) {
        if (request.after() < bounds.deleted() || request.after() > bounds.last()) {
            throw new ProblemException(
                    410,
                    "The log has the events after %s up to %s. List the objects anew, and read on from a position"
                                    .formatted(bounds.deleted(), bounds.last())
                            + " that after=now gave before.");
        }
    }

    /** One event; empty where it is no more kept. */
    public Optional<EventView> one(long number) {
        return queries.list(PROJECTION, new EventFilter(number - 1, number, Set.of()), BY_NUMBER)
                .first();
    }

    private static EventView view(ResultSet row) throws SQLException {
        return new EventView(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                new Subject(row.getString(4), row.getLong(5)),
                Instant.ofEpochMilli(row.getLong(6)),
                object(row.getString(7)),
                object(row.getString(8)),
                row.getString(9),
                ExpandedObjects.NONE);
    }

    private static JsonObject object(String text) {
        return text == null ? null : JsonReaders.object(text);
    }
}
