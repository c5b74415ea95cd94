package com.mycrm.webhooks;

import com.mycrm.api.ConditionalRequests;
import com.mycrm.api.ListRequests;
import com.mycrm.api.MediaTypes;
import com.mycrm.api.PathId;
import com.mycrm.api.Rotation;
import com.mycrm.api.WriteRequests;
import com.mycrm.api.expand.Envelope;
import com.mycrm.api.patch.JsonBody;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Problems;
import com.mycrm.api.problem.Warnings;
import com.mycrm.events.EventTypes;
import com.mycrm.security.Rights;
import com.mycrm.webhooks.WebhookCommands.WithSecret;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;

/** Webhooks over HTTP. A secret is generated here and shown in one answer only. */
@Path("webhooks")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class WebhooksResource {

    private static final String NAME = "webhook";
    private static final long MOST_REPLAYED = 1_000_000;

    @EJB
    WebhookQueries queries;

    @EJB
    WebhookCommands commands;

    @Inject
    WebhookClient client;

    @Inject
    EventTypes types;

    @Inject
    ListRequests requests;

    @Inject
    WriteRequests writes;

    @Inject
    ConditionalRequests conditional;

    @GET
    @RolesAllowed(Rights.WEBHOOK_MANAGE)
    public Response list() {
        var list = requests.read();
        var found = queries.page(list.page());
        return list.answer(found, Envelope.ofPage("webhooks", found));
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Rights.WEBHOOK_MANAGE)
    public Response one(@PathParam("id") String id) {
        var found = queries.one(number(id)).orElseThrow(() -> missing(id));
        return conditional.one(found.version(), envelope(found.view()));
    }

    /** Without types it gets all events that the caller may read. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Rights.WEBHOOK_MANAGE)
    public Response create(InputStream body, @Context SecurityContext caller) {
        var input = input(body);
        var readable = types.readable(input.types().optional().orElse(Set.of()), caller::isUserInRole);
        var made = writes.run(write -> commands.create(input.withTypes(readable)));
        var path = "/webhooks/" + made.webhook().view().id();
        return Warnings.on(
                shownOnce(made).header(HttpHeaders.LOCATION, path).build(),
                input.source().warnings());
    }

    @PATCH
    @Path("{id}")
    @Consumes({MediaTypes.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @RolesAllowed(Rights.WEBHOOK_MANAGE)
    public Response change(@PathParam("id") String id, InputStream body, @Context SecurityContext caller) {
        var number = number(id);
        var input = input(body);
        input.source().requireKnown();
        var asked = input.types();
        var filled = asked.isValue() ? input.withTypes(types.readable(asked.value(), caller::isUserInRole)) : input;
        var changed = writes.run(write -> commands.change(number, filled, write));
        return writes.changed(changed.map(WebhooksResource::envelope), input.source());
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Rights.WEBHOOK_MANAGE)
    public Response delete(@PathParam("id") String id) {
        var number = number(id);
        return writes.run(write -> {
            commands.delete(number, write);
            return Response.noContent().build();
        });
    }

    /** Gives the webhook another secret; {@code overlap} is for how many seconds the former one signs too. */
    @POST
    @Path("{id}/rotation")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Rights.WEBHOOK_MANAGE)
    public Response rotate(@PathParam("id") String id, InputStream body) {
        var number = number(id);
        var rotation = Rotation.of(body);
        var rotated = writes.run(write -> commands.rotate(number, rotation.overlap(), write));
        return Warnings.on(shownOnce(rotated).build(), rotation.warnings());
    }

    /** Sends an event of the type {@code webhook.test} to this webhook. */
    @POST
    @Path("{id}/test")
    @RolesAllowed(Rights.WEBHOOK_MANAGE)
    public Response test(@PathParam("id") String id) {
        var number = number(id);
        return writes.run(write -> {
            commands.test(number, write);
            return Response.accepted().build();
        });
    }

    /** Sends the events from one number of the log to another once more, those that the webhook is for. */
    @POST
    @Path("{id}/replay")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Rights.WEBHOOK_MANAGE)
    public Response replay(@PathParam("id") String id, InputStream body) {
        var number = number(id);
        var input = JsonBody.read(body).object();
        var from = input.integer("from", 1, Long.MAX_VALUE);
        var to = input.integer("to", 1, Long.MAX_VALUE);
        input.require("from", from);
        input.require("to", to);
        if (from.isValue()
                && to.isValue()
                && (to.value() < from.value() || to.value() - from.value() >= MOST_REPLAYED)) {
            input.refuse("to", "takes a number that is not below from, and less than " + MOST_REPLAYED + " above it");
        }
        input.check();
        return writes.run(write -> {
            commands.replay(number, from.value(), to.value(), write);
            return Warnings.on(Response.accepted().build(), input.warnings());
        });
    }

    private WebhookInput input(InputStream body) {
        return WebhookInput.of(JsonBody.read(body).object(NAME), types, client::isAllowed);
    }

    private static Response.ResponseBuilder shownOnce(WithSecret made) {
        return Response.status(Response.Status.CREATED)
                .header("Cache-Control", "no-store")
                .entity(envelope(made.webhook().view()).with(Map.of("secret", made.secret())));
    }

    private static Envelope<WebhookView> envelope(WebhookView webhook) {
        return Envelope.ofOne(NAME, webhook);
    }

    private static long number(String id) {
        return PathId.parse(id).orElseThrow(() -> missing(id));
    }

    private static ProblemException missing(String id) {
        return Problems.notFound("The webhook " + id);
    }
}
