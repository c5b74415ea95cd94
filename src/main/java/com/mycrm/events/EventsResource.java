package com.mycrm.events;

import com.mycrm.api.ListRequest;
import com.mycrm.api.ListRequests;
import com.mycrm.api.connector.Connector;
import com.mycrm.api.expand.Envelope;
import com.mycrm.api.expand.Expansion;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.events.EventQueries.Bounds;
import com.mycrm.security.Rights;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/** The log of events over HTTP: the feed, piece by piece, and the stream. */
@Path("events")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class EventsResource {

    private static final String HEAD = "HEAD";

    @EJB
    EventQueries queries;

    @Inject
    EventTypes types;

    @Inject
    Expansion expansion;

    @Inject
    EventReaders readers;

    @Inject
    ListRequests requests;

    @Inject
    Connector connector;

    @Inject
    HttpServletRequest request;

    @GET
    @RolesAllowed({Rights.LEAD_READ, Rights.USER_READ, Rights.PROPERTY_READ, Rights.WEBHOOK_MANAGE})
    public void read(@Suspended AsyncResponse response, @Context SecurityContext security) throws IOException {
        var asked = requests.readUnpaged(parameters -> EventParameters.ofFeed(parameters, types));
        var parameters = asked.filter();
        var readable = types.readable(parameters.types(), security::isUserInRole);
        var bounds = queries.bounds();
        ToLongFunction<Bounds> after = parameters.after() == null ? Bounds::deleted : parameters.after();
        var wanted = parameters.request(after.applyAsLong(bounds), readable);
        var feed = queries.read(wanted, bounds);
        var waits = feed.events().isEmpty()
                && !feed.hasMore()
                && !parameters.patience().isZero();
        if (waits && !request.getMethod().equals(HEAD)) {
            var until = System.nanoTime() + parameters.patience().toNanos();
            readers.add(
                    new LongPoll(
                            wanted.from(feed.next()), until, response, found -> answer(asked, found), readers::answer),
                    request.getAsyncContext());
        } else {
            response.resume(answer(asked, feed));
        }
    }

    /** The events as they happen; {@code Last-Event-ID} resumes a stream without a gap. */
    @GET
    @Path("stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed({Rights.LEAD_READ, Rights.USER_READ, Rights.PROPERTY_READ, Rights.WEBHOOK_MANAGE})
    public void stream(
            @Suspended AsyncResponse response,
            @HeaderParam("Last-Event-ID") String lastId,
            @Context SecurityContext security)
            throws IOException {
        var asked = requests.readUnpaged(parameters -> EventParameters.ofStream(parameters, types));
        var parameters = asked.filter();
        var readable = types.readable(parameters.types(), security::isUserInRole);
        var bounds = queries.bounds();
        var wanted = parameters.request(begin(lastId, parameters).applyAsLong(bounds), readable);
        EventQueries.check(wanted, bounds);
        var head = asked.warned(Response.ok()
                .type(MediaType.SERVER_SENT_EVENTS_TYPE.withCharset("UTF-8"))
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header("X-Accel-Buffering", "no") // for nginx, which would collect events
                .build());
        if (request.getMethod().equals(HEAD)) {
            response.resume(head);
            return;
        }
        var context = request.getAsyncContext();
        readers.add(
                new EventStream(context, () -> begin(context, head), wanted, readers::wake, System::nanoTime), context);
    }

    /** A stream that is resumed goes on where it was; another one begins now. */
    private static ToLongFunction<Bounds> begin(String lastId, EventParameters parameters) {
        if (lastId != null && !lastId.isBlank()) {
            return EventParameters.position(lastId.strip())
                    .orElseThrow(() -> new ProblemException(
                            400, "The header Last-Event-ID has no id of an event; send the last one that came."));
        }
        return parameters.after() == null ? Bounds::last : parameters.after();
    }

    /** The client gets the head at once, and may leave little of the rest unread. */
    private void begin(AsyncContext context, Response head) {
        var answer = (HttpServletResponse) context.getResponse();
        head.getStringHeaders().forEach((name, values) -> values.forEach(value -> answer.addHeader(name, value)));
        connector.pace((HttpServletRequest) context.getRequest(), true);
    }

    private Response answer(ListRequest<?, ?> asked, EventFeed feed) {
        Map<String, Object> position = new LinkedHashMap<>();
        position.put("next", Long.toString(feed.next()));
        position.put("has_more", feed.hasMore());
        var document = Envelope.ofList("events", feed.events(), EventView.references(expansion.names()))
                .with(position);
        return asked.warned(Response.ok(document)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build());
    }
}
