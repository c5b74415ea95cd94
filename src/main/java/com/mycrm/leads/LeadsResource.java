package com.mycrm.leads;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import com.mycrm.api.ActorName;
import com.mycrm.api.ConditionalRequests;
import com.mycrm.api.ListRequest;
import com.mycrm.api.MediaTypes;
import com.mycrm.api.PathId;
import com.mycrm.api.Warnings;
import com.mycrm.api.patch.JsonBody;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Problems;
import com.mycrm.exports.ExportFormat;
import com.mycrm.exports.Exports;
import com.mycrm.exports.Exports.Listing;
import com.mycrm.imports.Uploads;
import com.mycrm.persistence.TransactionConflict;
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
 * <p>One for all requests: a resource made for each would have its EJB looked up for each, which costs more than a query.
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
    ListRequest.Current requests;

    @Inject
    ConditionalRequests conditional;

    @GET
    @RolesAllowed(Rights.LEAD_READ)
    public Response list() {
        return exports.asked().map(this::all).orElseGet(this::page);
    }

    private Response page() {
        var request = requests.get();
        var parameters = request.parameters();
        var filter = LeadFilter.of(parameters);
        var sort = parameters.sort(LeadSort.values(), LeadSort.ID);
        var page = parameters.page(sort);
        ExportFormat.page(parameters);
        request.check();
        return request.unlessUnchanged(
                () -> leads.generation(filter, sort, page),
                () -> leads.find(filter, sort, page).map(found -> request.answer(found, LeadList.of(found))));
    }

    private Response all(ExportFormat format) {
        var request = requests.get();
        var parameters = request.parameters();
        ExportFormat.all(parameters);
        var filter = LeadFilter.of(parameters);
        var sort = parameters.sort(LeadSort.values(), LeadSort.ID);
        request.check();
        return request.warned(exports.answer(
                format,
                new Listing<>(
                        "whatsapp-leads",
                        LeadView.COLUMNS,
                        (after, size) -> leads.batch(filter, sort, after, size),
                        LeadList::of,
                        LeadList::whatsapp)));
    }

    @POST
    @Consumes(APPLICATION_JSON)
    @RolesAllowed(Rights.LEAD_CREATE)
    public Response create(
            InputStream content, @HeaderParam(IdempotentRequest.HEADER) String key, @Context SecurityContext security) {
        var body = JsonBody.read(content);
        var input = LeadInput.of(body.object(ENVELOPE));
        var repeatable = IdempotentRequest.of(key, body.bytes());
        var origin = new WriteContext(ActorName.name(security), security.isUserInRole(Rights.LEAD_UPDATE));
        var saved = TransactionConflict.retry(() -> commands.create(input, origin, repeatable));
        var lead = saved.lead();
        return Warnings.on(
                saved.created()
                        ? conditional.created("/whatsapp-leads/" + lead.id(), lead.version(), document(lead))
                        : changed(lead),
                input.source().warnings());
    }

    /** A file of leads, to be imported in the background. */
    @POST
    @Path("import")
    @Consumes({MediaTypes.CSV, MediaTypes.NDJSON, MediaTypes.XLSX})
    @RolesAllowed(Rights.LEAD_CREATE)
    public Response upload(
            InputStream content, @HeaderParam("Content-Type") MediaType type, @Context SecurityContext security) {
        var request = requests.get();
        var dryRun = request.parameters().flag("dry_run");
        request.check();
        return uploads.accept(file, content, type, dryRun, security.isUserInRole(Rights.LEAD_UPDATE), security);
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Rights.LEAD_READ)
    public Response one(@PathParam("id") String id) {
        return PathId.parse(id)
                .flatMap(leads::one)
                .map(lead -> conditional.one(lead.version(), document(lead)))
                .orElseThrow(() -> missing(id));
    }

    @PATCH
    @Path("{id}")
    @Consumes({APPLICATION_JSON, MediaTypes.MERGE_PATCH})
    @RolesAllowed(Rights.LEAD_UPDATE)
    public Response patch(@PathParam("id") String id, InputStream content, @Context SecurityContext security) {
        return updated(id, content, false, security);
    }

    @PUT
    @Path("{id}")
    @Consumes(APPLICATION_JSON)
    @RolesAllowed(Rights.LEAD_UPDATE)
    public Response put(@PathParam("id") String id, InputStream content, @Context SecurityContext security) {
        return updated(id, content, true, security);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Rights.LEAD_DELETE)
    public Response delete(@PathParam("id") String id) {
        return PathId.parse(id)
                .filter(known -> TransactionConflict.retry(() -> commands.delete(known, conditional.expected())))
                .map(known -> Response.noContent().build())
                .orElseThrow(() -> missing(id));
    }

    @GET
    @Path("{id}/history")
    @RolesAllowed(Rights.LEAD_READ)
    public Response history(@PathParam("id") String id) {
        var request = requests.get();
        var page = request.parameters().page();
        request.check();
        return PathId.parse(id)
                .flatMap(known -> history.of(known, page))
                .map(found -> request.answer(found, LeadHistoryList.of(found)))
                .orElseThrow(() -> missing(id));
    }

    @POST
    @Path("erase")
    @Consumes(APPLICATION_JSON)
    @RolesAllowed(Rights.LEAD_DELETE)
    public LeadErasures.Document erase(InputStream content, @Context SecurityContext security) {
        var input = JsonBody.read(content).object("erasure");
        var phone = input.parsed(LeadInput.PHONE, "takes a whole phone number", PhoneDigits::of);
        input.require(LeadInput.PHONE, phone);
        input.check();
        var actor = ActorName.name(security);
        return new LeadErasures.Document(TransactionConflict.retry(() -> erasures.erase(phone.value(), actor)));
    }

    private Response updated(String id, InputStream content, boolean whole, SecurityContext security) {
        var known = PathId.parse(id).orElseThrow(() -> missing(id));
        var input = LeadInput.of(JsonBody.read(content).object(ENVELOPE));
        var expected = conditional.expected();
        var actor = ActorName.name(security);
        var lead = TransactionConflict.retry(() -> commands.update(known, input, expected, whole, actor))
                .orElseThrow(() -> missing(id));
        return Warnings.on(changed(lead), input.source().warnings());
    }

    private Response changed(LeadRow lead) {
        return conditional.changed(lead.version(), document(lead));
    }

    private static LeadDocument document(LeadRow lead) {
        return new LeadDocument(LeadView.of(lead));
    }

    private static ProblemException missing(String id) {
        return Problems.notFound("The lead " + id);
    }
}
