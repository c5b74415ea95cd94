package com.mycrm.channels;

import com.mycrm.api.ConditionalRequests;
import com.mycrm.api.ListRequests;
import com.mycrm.api.MediaTypes;
import com.mycrm.api.PathId;
import com.mycrm.api.WriteRequests;
import com.mycrm.api.expand.Envelope;
import com.mycrm.api.patch.JsonBody;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Problems;
import com.mycrm.security.Rights;
import jakarta.annotation.security.RolesAllowed;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** Channels over HTTP. An answer never has a secret. */
@Path("channels")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ChannelsResource {

    private static final String NAME = "channel";

    @Inject
    ChannelQueries queries;

    @Inject
    ChannelCommands commands;

    @Inject
    ActiveChannels active;

    @Inject
    Vendors vendors;

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
        return list.answer(found, Envelope.ofPage("channels", found));
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Rights.WEBHOOK_MANAGE)
    public Response one(@PathParam("id") String id) {
        var found = queries.one(number(id)).orElseThrow(() -> missing(id));
        return conditional.one(found.version(), envelope(found.view()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Rights.WEBHOOK_MANAGE)
    public Response create(InputStream body) {
        var input = input(body);
        var made = writes.run(write -> commands.create(input));
        active.invalidate();
        return writes.created("/channels/" + made.view().id(), made.map(ChannelsResource::envelope), input.source);
    }

    @PATCH
    @Path("{id}")
    @Consumes({MediaTypes.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @RolesAllowed(Rights.WEBHOOK_MANAGE)
    public Response change(@PathParam("id") String id, InputStream body) {
        var number = number(id);
        var input = input(body);
        var channel = writes.run(write -> commands.change(number, input, write.ifMatch()));
        active.invalidate();
        return writes.changed(channel.map(ChannelsResource::envelope), input.source);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Rights.WEBHOOK_MANAGE)
    public Response delete(@PathParam("id") String id) {
        var number = number(id);
        return writes.run(write -> {
            commands.delete(number, write.ifMatch());
            active.invalidate();
            return Response.noContent().build();
        });
    }

    private ChannelInput input(InputStream body) {
        return new ChannelInput(JsonBody.read(body).object(NAME), vendors);
    }

    private static Envelope<ChannelView> envelope(ChannelView channel) {
        return Envelope.ofOne(NAME, channel);
    }

    private static long number(String id) {
        return PathId.parse(id).orElseThrow(() -> missing(id));
    }

    private static ProblemException missing(String id) {
        return Problems.notFound("The channel " + id);
    }
}
