package com.mycrm.inbox;

import com.mycrm.api.ListRequests;
import com.mycrm.api.PathId;
import com.mycrm.api.expand.Envelope;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Problems;
import com.mycrm.security.Rights;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;

/** The inbox over HTTP, for operators. */
@Path("inbox")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class InboxResource {

    private static final Duration SOON = Duration.ofSeconds(1);

    /** The envelope of a single event with its body as text; null for who may not read leads. */
    @JsonbPropertyOrder({"event", "body"})
    public record EventWithBody(EventView event, String body) {}

    @Inject
    InboxQueries queries;

    @Inject
    Inbox inbox;

    @Inject
    ListRequests requests;

    @GET
    @RolesAllowed(Rights.WEBHOOK_MANAGE)
    public Response list() {
        var list = requests.read(EventFilter::of);
        var found = queries.page(list.filter(), list.page());
        return list.answer(found, Envelope.ofPage("events", found));
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Rights.WEBHOOK_MANAGE)
    public Response one(@PathParam("id") String id, @Context SecurityContext caller) {
        var number = number(id);
        var found = found(number);
        var body = caller.isUserInRole(Rights.LEAD_READ) ? queries.body(number).orElseThrow(() -> missing(id)) : null;
        return Response.ok(new EventWithBody(found, body))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** Processes an event again, for example a dead letter after the reason for its failure is gone. */
    @POST
    @Path("{id}/replay")
    @RolesAllowed(Rights.WEBHOOK_MANAGE)
    public Response replay(@PathParam("id") String id) {
        var number = number(id);
        if (!inbox.replay(number)) {
            found(number);
            throw Problems.conflict("The event " + id + " is being processed.", SOON);
        }
        return Response.accepted(Envelope.ofOne("event", found(number))).build();
    }

    private EventView found(long id) {
        return queries.one(id).orElseThrow(() -> missing(Long.toString(id)));
    }

    private static long number(String id) {
        return PathId.parse(id).orElseThrow(() -> missing(id));
    }

    private static ProblemException missing(String id) {
        return Problems.notFound("The event " + id);
    }
}
