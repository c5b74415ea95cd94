package com.mycrm.leads;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import com.mycrm.api.ConditionalRequests;
import com.mycrm.api.ListRequest;
import com.mycrm.api.ListRequests;
import com.mycrm.api.MediaTypes;
import com.mycrm.api.PathId;
import com.mycrm.api.WriteRequests;
import com.mycrm.api.etag.Versioned;
import com.mycrm.api.expand.Envelope;
import com.mycrm.api.patch.JsonBody;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Problems;
import com.mycrm.exports.Exportable;
import com.mycrm.exports.Exports;
import com.mycrm.exports.Exports.Listing;
import com.mycrm.imports.Uploads;
import com.mycrm.leads.LeadErasures.Erasure;
import com.mycrm.security.Rights;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;

/**
 * WhatsApp leads. Decides nothing: it reads the request, asks and wraps.
 *
 * <p>One for all requests: a resource made for each would have its EJB looked up for each, which costs more than a
 * query.
 */
@Path("whatsapp-leads")
@ApplicationScoped
@Produces(APPLICATION_JSON)
public class LeadsResource {

    private static final String ENVELOPE = "whatsapp";

    @EJB
    LeadQueries leads;

    @EJB
    LeadCommands commands;

    @EJB
    LeadErasures erasures;

    @EJB
    LeadHistory history;

    @Inject
    LeadImport file;

    @Inject
    Uploads uploads;

    @Inject
    Exports exports;

    @Inject
    ListRequests requests;

    @Inject
    WriteRequests writes;

    @Inject
    ConditionalRequests conditional;

    @GET
    @Exportable
    @RolesAllowed(Rights.LEAD_READ)
    public Response list() {
        var list = requests.read(LeadFilter::of, LeadSort.values(), LeadSort.ID);
        return list.isExport() ? export(list) : page(list);
    }

    private Response page(ListRequest<Lead, LeadFilter> list) {
        return list.unlessUnchanged(
                () -> leads.generation(list.filter(), list.sort(), list.page()),
                () -> leads.page(list.filter(), list.sort(), list.page())
                        .map(found -> list.answer(found, Envelope.ofPage(ENVELOPE, found, LeadView.REFERENCES))));
    }

    private Response export(ListRequest<Lead, LeadFilter> list) {
        return exports.answer(
                list,
                new Listing<>(
                        "whatsapp-leads",
                        LeadView.COLUMNS,
                        LeadView.REFERENCES,
                        (after, size) -> leads.slice(list.filter(), list.sort(), after, size)));
    }

    @POST
    @Consumes(APPLICATION_JSON)
    @RolesAllowed(Rights.LEAD_CREATE)
    public Response create(
            InputStream content, @HeaderParam(IdempotentRequest.HEADER) String key, @Context SecurityContext security) {
        var body = JsonBody.read(content);
        var input = LeadInput.of(body.object(ENVELOPE));
        var repeatable = IdempotentRequest.of(key, body.bytes());
        var mayUpdate = security.isUserInRole(Rights.LEAD_UPDATE);
        var saved = writes.run(write -> commands.create(input, new WriteContext(write.actor(), mayUpdate), repeatable));
        var lead = saved.lead();
        return saved.created()
                ? writes.created("/whatsapp-leads/" + lead.id(), document(lead), input.source())
                : writes.changed(document(lead), input.source());
    }

    /** A file of leads, to be imported in the background. */
    @POST
    @Path("import")
    @Consumes({MediaTypes.CSV, MediaTypes.NDJSON, MediaTypes.XLSX})
    @RolesAllowed(Rights.LEAD_CREATE)
    public Response upload(
            InputStream content, @HeaderParam("Content-Type") MediaType type, @Context SecurityContext security) {
        var dryRun = requests.parameters(parameters -> parameters.flag("dry_run"));
        return uploads.accept(file, content, type, dryRun, security);
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Rights.LEAD_READ)
    public Response one(@PathParam("id") String id) {
        return PathId.parse(id)
                .flatMap(leads::one)
                .map(lead -> conditional.one(lead.version(), document(lead).view()))
                .orElseThrow(() -> missing(id));
    }

    @PATCH
    @Path("{id}")
    @Consumes({APPLICATION_JSON, MediaTypes.MERGE_PATCH})
    @RolesAllowed(Rights.LEAD_UPDATE)
    public Response patch(@PathParam("id") String id, InputStream content) {
        return updated(id, content, false);
    }

    @PUT
    @Path("{id}")
    @Consumes(APPLICATION_JSON)
    @RolesAllowed(Rights.LEAD_UPDATE)
    public Response put(@PathParam("id") String id, InputStream content) {
        return updated(id, content, true);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Rights.LEAD_DELETE)
    public Response delete(@PathParam("id") String id) {
        return PathId.parse(id)
                .filter(known -> writes.run(write -> commands.delete(known, write.ifMatch())))
                .map(known -> Response.noContent().build())
                .orElseThrow(() -> missing(id));
    }

    @GET
    @Path("{id}/history")
    @RolesAllowed(Rights.LEAD_READ)
    public Response history(@PathParam("id") String id) {
        var list = requests.read();
        return PathId.parse(id)
                .flatMap(known -> history.of(known, list.page()))
                .map(found -> list.answer(found, Envelope.ofPage("history", found)))
                .orElseThrow(() -> missing(id));
    }

    @POST
    @Path("erase")
    @Consumes(APPLICATION_JSON)
    @RolesAllowed(Rights.LEAD_DELETE)
    public Envelope<Erasure> erase(InputStream content) {
        var input = JsonBody.read(content).object("erasure");
        var phone = input.parsed(LeadInput.PHONE, "takes a whole phone number", PhoneDigits::of);
        input.require(LeadInput.PHONE, phone);
        input.check();
        return Envelope.ofOne("erasure", writes.run(write -> erasures.erase(phone.value(), write.actor())));
    }

    private Response updated(String id, InputStream content, boolean whole) {
        var known = PathId.parse(id).orElseThrow(() -> missing(id));
        var input = LeadInput.of(JsonBody.read(content).object(ENVELOPE));
        var lead = writes.run(write -> commands.update(known, input, write.ifMatch(), whole, write.actor()))
                .orElseThrow(() -> missing(id));
        return writes.changed(document(lead), input.source());
    }

    private static Versioned<Envelope<LeadView>> document(LeadRow lead) {
        return new Versioned<>(lead.version(), Envelope.ofOne(ENVELOPE, LeadView.of(lead), LeadView.REFERENCES));
    }

    private static ProblemException missing(String id) {
        return Problems.notFound("The lead " + id);
    }
}
