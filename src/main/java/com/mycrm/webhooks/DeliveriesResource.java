package com.mycrm.webhooks;

import com.mycrm.api.ListRequests;
import com.mycrm.api.PathId;
import com.mycrm.api.WriteRequests;
import com.mycrm.api.etag.Versioned;
import com.mycrm.api.expand.Envelope;
import com.mycrm.api.problem.Problems;
import com.mycrm.events.EventTypes;
import com.mycrm.security.Rights;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import java.util.Set;

/** The deliveries of a webhook over HTTP: what was sent, and sending it again. */
@Path("webhooks/{id}/deliveries")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class DeliveriesResource {

    private static final Duration SOON = Duration.ofSeconds(1);

    @EJB
    WebhookQueries webhooks;

    @EJB
    DeliveryQueries queries;

    @EJB
    WebhookCommands commands;

    @Inject
    EventTypes types;

    @Inject
    ListRequests requests;

    @Inject
    WriteRequests writes;

    /** Deliveries may be of types that the webhook had before. */
    @GET
    @RolesAllowed(Rights.WEBHOOK_MANAGE)
    public Response list(@PathParam("id") String id, @Context SecurityContext caller) {
        var webhook = webhook(id, caller).id();
        var readable = types.readable(Set.of(), caller::isUserInRole);
        var list = requests.read(
                parameters -> DeliveryQueries.Filter.of(webhook, parameters), DeliveryQueries.NEWEST_FIRST);
        var found = queries.page(list.filter(), list.page())
                .map(delivery -> readable.contains(delivery.type()) ? delivery : delivery.withoutAnswer());
        return list.answer(found, Envelope.ofPage("deliveries", found));
    }

    /** Sends a delivery again at once. */
    @POST
    @Path("{delivery}/retry")
    @RolesAllowed(Rights.WEBHOOK_MANAGE)
    public Response retry(
            @PathParam("id") String id, @PathParam("delivery") String delivery, @Context SecurityContext caller) {
        var webhook = webhook(id, caller).id();
        var number = PathId.parse(delivery)
                .filter(known -> queries.isDelivery(webhook, known))
                .orElseThrow(() -> Problems.notFound("The delivery " + delivery));
        if (!writes.run(write -> commands.retry(webhook, number, write))) {
            throw Problems.conflict(
                    "The delivery %s is being sent, or waits for one before it.".formatted(number), SOON);
        }
        return Response.accepted().build();
    }

    /** A webhook whose events the caller may read. */
    private WebhookView webhook(String id, SecurityContext caller) {
        var webhook = PathId.parse(id)
                .flatMap(webhooks::one)
                .map(Versioned::view)
                .orElseThrow(() -> Problems.notFound("The webhook " + id));
        types.requireReadable(Set.copyOf(webhook.types()), caller::isUserInRole);
        return webhook;
    }
}
