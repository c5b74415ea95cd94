package com.mycrm.events;

import com.mycrm.api.ListRequests;
import com.mycrm.api.expand.Envelope;
import com.mycrm.api.expand.Expansion;
import com.mycrm.api.paging.Parameters;
import com.mycrm.events.WaitingReaders.Reader;
import com.mycrm.security.Rights;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The feed of events over HTTP: the log, piece by piece. */
@Path("events")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class EventsResource {

    private static final int MOST = 1_000;
    private static final int DEFAULT = 100;
    private static final int LONGEST_WAIT = 60;

    @EJB
    EventQueries queries;

    @Inject
    EventTypes types;

    @Inject
    Expansion expansion;

    @Inject
    WaitingReaders waiting;

    @Inject
    EventStreams streams;

    @Inject
    ListRequests requests;

    @Inject
    HttpServletRequest request;

    /**
     * The parameters of the feed.
     *
     * @param after empty for the position at the moment; null for the oldest event that there is
     * @param seconds to wait for the first event
     */
    private record Query(Optional<Long> after, Set<String> types, MemberFilters filters, int limit, int seconds) {}

    @GET
    @RolesAllowed({Rights.LEAD_READ, Rights.USER_READ, Rights.PROPERTY_READ})
    public void read(@Suspended AsyncResponse response, @Context SecurityContext security) {
        var query = requests.parameters(this::query);
        var readable = types.readable(query.types(), security::isUserInRole);
        var bounds = queries.bounds();
        if (query.after() != null && query.after().isEmpty()) {
            response.resume(document(new EventFeed(List.of(), bounds.last(), false)));
            return;
        }
        var after = query.after() == null ? bounds.deleted() : query.after().get();
        var request = new EventRequest(after, readable, query.filters(), query.limit());
        var feed = queries.read(request);
        if (feed.events().isEmpty() && query.seconds() > 0) {
            var until = System.nanoTime() + Duration.ofSeconds(query.seconds()).toNanos();
            waiting.add(new Reader(request.from(feed.next()), until, response, this::document));
        } else {
            response.resume(document(feed));
        }
    }

    /** The events as they happen; {@code Last-Event-ID} resumes a stream without a gap. */
    @GET
    @Path("stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed({Rights.LEAD_READ, Rights.USER_READ, Rights.PROPERTY_READ})
    public void stream(
            @Suspended AsyncResponse response,
            @HeaderParam("Last-Event-ID") String lastId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @Context SecurityContext security)
            throws IOException {
        var query = requests.parameters(this::query);
        streams.checkRoom();
        var readable = types.readable(query.types(), security::isUserInRole);
        var after = Optional.ofNullable(lastId)
                .flatMap(EventsResource::position)
                .or(() -> Optional.ofNullable(query.after()))
                .flatMap(Function.identity())
                .orElseGet(() -> queries.bounds().last());
        var from = new EventRequest(after, readable, query.filters(), query.limit());
        queries.read(new EventRequest(after, readable, 1));
        streams.add(new EventStream(request.getAsyncContext(), authorization, from, streams::wake));
    }

    private Query query(Parameters parameters) {
        var after = parameters.word("after", EventsResource::position, "takes a number from next, or now");
        var asked = parameters.word(
                "types", this::types, "takes types, separated by commas: " + String.join(", ", types.all()));
        var limit = parameters.word("limit", text -> number(text, 1, MOST), "takes a number from 1 to " + MOST);
        var seconds = parameters.word(
                "wait", text -> number(text, 0, LONGEST_WAIT), "takes seconds from 0 to " + LONGEST_WAIT);
        return new Query(
                after,
                asked == null ? Set.of() : asked,
                filters(parameters),
                limit == null ? DEFAULT : limit,
                seconds == null ? 0 : seconds);
    }

    private MemberFilters filters(Parameters parameters) {
        var values = new LinkedHashMap<String, Set<String>>();
        types.filters().forEach(member -> {
            var wanted = parameters.texts(member);
            if (!wanted.isEmpty()) {
                values.put(member, wanted);
            }
        });
        return new MemberFilters(values);
    }

    private static Optional<Optional<Long>> position(String text) {
        if (text.equals("now")) {
            return Optional.of(Optional.empty());
        }
        return text.matches("\\d{1,18}") ? Optional.of(Optional.of(Long.valueOf(text))) : Optional.empty();
    }

    private Optional<Set<String>> types(String text) {
        var found = new TreeSet<String>();
        for (var word : text.split(",", -1)) {
            var parsed = types.parse(word.strip());
            if (parsed.isEmpty()) {
                return Optional.empty();
            }
            found.addAll(parsed.get());
        }
        return Optional.of(found);
    }

    private static Optional<Integer> number(String text, int least, int most) {
        return text.matches("\\d{1,6}")
                ? Optional.of(Integer.valueOf(text)).filter(number -> number >= least && number <= most)
                : Optional.empty();
    }

    private Envelope<EventView> document(EventFeed feed) {
        Map<String, Object> position = new LinkedHashMap<>();
        position.put("next", Long.toString(feed.next()));
        position.put("has_more", feed.hasMore());
        return Envelope.ofList("events", feed.events(), EventView.references(expansion.names()))
                .beside(position);
    }
}
