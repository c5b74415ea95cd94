package com.mycrm.imports;

import com.mycrm.api.ListRequests;
import com.mycrm.api.MediaTypes;
import com.mycrm.api.PathId;
import com.mycrm.api.expand.Envelope;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Problems;
import com.mycrm.persistence.TransactionConflict;
import com.mycrm.security.Rights;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.stream.Collectors;

/** Progress and reports of imports, for callers who may import the same kind of object. */
@Path("imports")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ImportsResource {

    static final String NAME = "import";

    @EJB
    ImportStore store;

    @EJB
    ImportQueries queries;

    @Inject
    ImportReport report;

    @Inject
    ListRequests requests;

    @Inject
    @Any
    Instance<ImportTarget> targets;

    /** The imports that the caller may begin, the newest first. */
    @GET
    @RolesAllowed({Rights.LEAD_CREATE, Rights.USER_MANAGE, Rights.PROPERTY_MANAGE})
    public Response list(@Context SecurityContext security) {
        var list = requests.read();
        var allowed = targets.stream()
                .filter(target -> security.isUserInRole(target.right()))
                .map(ImportTarget::name)
                .collect(Collectors.toSet());
        var found = queries.page(allowed, list.page());
        return list.answer(found, Envelope.ofPage("imports", found));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Rights.LEAD_CREATE, Rights.USER_MANAGE, Rights.PROPERTY_MANAGE})
    public Envelope<ImportView> one(@PathParam("id") String id, @Context SecurityContext security) {
        return Envelope.ofOne(NAME, found(id, security));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({Rights.LEAD_CREATE, Rights.USER_MANAGE, Rights.PROPERTY_MANAGE})
    public Envelope<ImportView> cancel(@PathParam("id") String id, @Context SecurityContext security) {
        var found = found(id, security);
        TransactionConflict.run(() -> store.cancel(found.id()));
        return one(id, security);
    }

    @GET
    @Path("{id}/report")
    @Produces(MediaTypes.CSV)
    @RolesAllowed({Rights.LEAD_CREATE, Rights.USER_MANAGE, Rights.PROPERTY_MANAGE})
    public Response report(@PathParam("id") String id, @Context SecurityContext security) {
        var found = found(id, security).id();
        StreamingOutput csv = output -> report.write(found, output);
        return Response.ok(csv, MediaTypes.CSV + ";charset=UTF-8")
                .header("Cache-Control", "no-store")
                .build();
    }

    /** An import of an unknown target, which a newer version has begun, does not exist here. */
    private ImportView found(String id, SecurityContext security) {
        var found = PathId.parse(id).flatMap(queries::view).orElseThrow(() -> missing(id));
        var right = targets.stream()
                .filter(target -> target.name().equals(found.target()))
                .findFirst()
                .orElseThrow(() -> missing(id))
                .right();
        if (!security.isUserInRole(right)) {
            throw Problems.forbidden(right);
        }
        return found;
    }

    private static ProblemException missing(String id) {
        return Problems.notFound("The import " + id);
    }
}
