package com.mycrm.leads;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import com.mycrm.api.ConditionalRequests;
import com.mycrm.api.DryRunnable;
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
import com.mycrm.api.problem.Warnings;
import com.mycrm.exports.Exportable;
import com.mycrm.exports.Exports;
import com.mycrm.exports.Exports.Listing;
import com.mycrm.imports.Uploads;
import com.mycrm.leads.counts.CountAudit;
import com.mycrm.security.Rights;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.time.Duration;

/**
 * The leads of one kind over HTTP: the base of its resource. Decides nothing: it reads the request, asks and wraps.
 *
 * <p>A resource is one for all requests: one made for each would have its EJBs looked up for each, which costs more
 * than a query.
 */
public abstract class LeadsResource<E extends Lead, D> {

    @EJB
    LeadQueries leads;

    @EJB
    LeadCommands commands;

    @EJB
    LeadErasures erasures;

    @EJB
    LeadHistory history;

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

    @Inject
    CountAudit audit;

    /**
     * The beans of the kind are injected into its resource, because Open Liberty validates the fields of this class
     * without the types of their variables.
     */
    protected abstract LeadKind<E, D> kind();

    protected abstract LeadImport<E, D> file();

    @GET
    @Exportable
    @RolesAllowed(Rights.LEAD_READ)
    public Response list() {
        var request = requests.read(parameters -> LeadFilter.of(kind(), parameters), LeadSort.values(), LeadSort.ID);
        var list = new LeadList<>(kind(), request.filter(), request.sort());
        return request.isExport() ? export(request, list) : page(request, list);
    }

    private Response page(ListRequest<Lead, LeadFilter<E>> request, LeadList<E, D> list) {
        return request.unlessUnchanged(
                () -> leads.generation(list, request.page()),
                () -> leads.page(list, request.page())
                        .map(found -> request.answer(
                                found, Envelope.ofPage(kind().names().list(), found, kind().references()))));
    }

    private Response export(ListRequest<Lead, LeadFilter<E>> request, LeadList<E, D> list) {
        return exports.answer(
                request,
                new Listing<>(
                        kind().names().path(),
                        LeadMember.columns(kind().members()),
                        kind().references(),
                        (after, size) -> leads.slice(list, after, size)));
    }

    @POST
    @Consumes(APPLICATION_JSON)
    @RolesAllowed(Rights.LEAD_CREATE)
    public Response create(
            InputStream content, @HeaderParam(IdempotentRequest.HEADER) String key, @Context SecurityContext security) {
        var body = JsonBody.read(content);
        var input = LeadInput.of(body.object(kind().names().single()), kind());
        var repeatable = IdempotentRequest.of(key, body.bytes());
        var mayUpdate = security.isUserInRole(Rights.LEAD_UPDATE);
        var saved = writes.run(
                write -> commands.create(kind(), input, new WriteContext(write.actor(), mayUpdate), repeatable));
        var lead = saved.lead();
        return saved.created()
                ? writes.created("/" + kind().names().path() + "/" + lead.id(), document(lead), input.source())
                : writes.changed(document(lead), input.source());
    }

    /** A file of leads, to be imported in the background. */
    @POST
    @Path("import")
    @DryRunnable
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Rights.LEAD_CREATE)
    public Response upload(
            InputStream content, @HeaderParam("Content-Type") MediaType type, @Context SecurityContext security) {
        return uploads.accept(file(), content, type, security);
    }

    @GET
    @Path(PathId.NO_WORD)
    @RolesAllowed(Rights.LEAD_READ)
    public Response one(@PathParam("id") String id) {
        return PathId.parse(id)
                .flatMap(known -> leads.one(kind(), known))
                .map(lead -> conditional.one(lead.version(), document(lead).view()))
                .orElseThrow(() -> missing(id));
    }

    @PATCH
    @Path(PathId.NO_WORD)
    @Consumes({APPLICATION_JSON, MediaTypes.MERGE_PATCH, MediaTypes.JSON_PATCH})
    @RolesAllowed(Rights.LEAD_UPDATE)
    public Response patch(@PathParam("id") String id, InputStream content) {
        var known = PathId.parse(id).orElseThrow(() -> missing(id));
        return writes.patch(
                content,
                kind().names().single(),
                () -> leads.one(kind(), known).map(this::document).orElseThrow(() -> missing(id)),
                body -> LeadInput.of(body, kind()),
                (input, write) -> commands.update(kind(), known, input, false, write)
                        .map(this::document)
                        .orElseThrow(() -> missing(id)));
    }

    @PUT
    @Path(PathId.NO_WORD)
    @Consumes(APPLICATION_JSON)
    @RolesAllowed(Rights.LEAD_UPDATE)
    public Response put(@PathParam("id") String id, InputStream content) {
        var known = PathId.parse(id).orElseThrow(() -> missing(id));
        var input = LeadInput.of(JsonBody.read(content).object(kind().names().single()), kind());
        var lead = writes.run(write -> commands.update(kind(), known, input, true, write))
                .orElseThrow(() -> missing(id));
        return writes.changed(document(lead), input.source());
    }

    @DELETE
    @Path(PathId.NO_WORD)
    @RolesAllowed(Rights.LEAD_DELETE)
    public Response delete(@PathParam("id") String id) {
        return PathId.parse(id)
                .filter(known -> writes.run(write -> commands.delete(kind(), known, write)))
                .map(known -> Response.noContent().build())
                .orElseThrow(() -> missing(id));
    }

    @GET
    @Path("{id}/history")
    @RolesAllowed(Rights.LEAD_READ)
    public Response history(@PathParam("id") String id) {
        var list = requests.read();
        return PathId.parse(id)
                .flatMap(known -> history.of(kind(), known, list.page()))
                .map(found -> list.answer(found, Envelope.ofPage("history", found)))
                .orElseThrow(() -> missing(id));
    }

    /** Erases a person from the leads of every kind. */
    @POST
    @Path("erase")
    @DryRunnable
    @Consumes(APPLICATION_JSON)
    @RolesAllowed(Rights.LEAD_DELETE)
    public Response erase(InputStream content) {
        var isDryRun = requests.onlyParameters(parameters -> parameters.flag(DryRunnable.PARAMETER));
        var request = ErasureRequest.of(JsonBody.read(content).object("erasure"));
        var erasure = writes.run(write -> isDryRun || request.isDryRun()
                ? erasures.dryRun(request.person(), write.actor())
                : erasures.erase(request.person(), write.actor()));
        return Warnings.on(Response.ok(Envelope.ofOne("erasure", erasure)).build(), erasure.warnings());
    }

    /** Counts all leads anew, and corrects what was wrong; takes some seconds for each million. */
    @POST
    @Path("counts/check")
    @RolesAllowed(Rights.KEY_MANAGE)
    public Envelope<CountAudit.Report> check() {
        var report = audit.now(kind())
                .orElseThrow(() ->
                        Problems.conflict("Another check of the counts began meanwhile.", Duration.ofSeconds(10)));
        return Envelope.ofOne("counts", report);
    }

    private Versioned<Envelope<LeadView>> document(LeadRow<D> lead) {
        var document = Envelope.ofOne(kind().names().single(), kind().view(lead), kind().references());
        return new Versioned<>(lead.version(), document.with(kind().membersBeside(lead)));
    }

    private static ProblemException missing(String id) {
        return Problems.notFound("The lead " + id);
    }
}
