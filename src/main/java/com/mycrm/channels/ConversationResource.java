package com.mycrm.channels;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import com.mycrm.api.ListRequests;
import com.mycrm.api.PathId;
import com.mycrm.api.expand.Envelope;
import com.mycrm.api.problem.Problems;
import com.mycrm.security.Rights;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

/**
 * The conversation of a lead over HTTP. It is no part of the resource of leads, because leads know nothing of channels.
 */
@Path("whatsapp-leads/{id}/messages")
@ApplicationScoped
@Produces(APPLICATION_JSON)
public class ConversationResource {

    @Inject
    ConversationQueries conversations;

    @Inject
    ListRequests requests;

    @GET
    @RolesAllowed(Rights.LEAD_READ)
    public Response list(@PathParam("id") String id) {
        var list = requests.read();
        return PathId.parse(id)
                .flatMap(known -> conversations.of(known, list.page()))
                .map(found -> list.answer(found, Envelope.ofPage("messages", found)))
                .orElseThrow(() -> Problems.notFound("The lead " + id));
    }
}
