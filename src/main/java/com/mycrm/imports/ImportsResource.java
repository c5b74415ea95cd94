package com.mycrm.imports;

import com.mycrm.api.MediaTypes;
import com.mycrm.api.PathId;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Problems;
import com.mycrm.security.Rights;
import de.siegmar.fastcsv.writer.CsvWriter;
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
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;

/** How imports are doing, for those who may import the same. */
@Path("imports/{id}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ImportsResource {

    private static final int BATCH = 1_000;

    @EJB
    ImportStore store;

    @Inject
    @Any
    Instance<ImportTarget> targets;

    @GET
    @RolesAllowed({Rights.LEAD_CREATE, Rights.USER_MANAGE, Rights.PROPERTY_MANAGE})
    public ImportView.Document one(@PathParam("id") String id, @Context SecurityContext security) {
        return new ImportView.Document(found(id, security));
    }

    @DELETE
    @RolesAllowed({Rights.LEAD_CREATE, Rights.USER_MANAGE, Rights.PROPERTY_MANAGE})
    public ImportView.Document cancel(@PathParam("id") String id, @Context SecurityContext security) {
        store.cancel(found(id, security).id());
        return one(id, security);
    }

    /** The faults as CSV: row, column, and what is wrong. Never a value, because values are people's data. */
    @GET
    @Path("report")
    @Produces(MediaTypes.CSV)
    @RolesAllowed({Rights.LEAD_CREATE, Rights.USER_MANAGE, Rights.PROPERTY_MANAGE})
    public Response report(@PathParam("id") String id, @Context SecurityContext security) {
        var found = found(id, security).id();
        StreamingOutput report = output -> {
            var csv = CsvWriter.builder().build(new OutputStreamWriter(output, StandardCharsets.UTF_8));
            csv.writeRecord("row", "column", "problem");
            var faults = store.faults(found, 0, BATCH);
            while (!faults.isEmpty()) {
                faults.forEach(fault -> csv.writeRecord(Long.toString(fault.row()), fault.column(), fault.detail()));
                faults = store.faults(found, faults.get(faults.size() - 1).id(), BATCH);
            }
            csv.flush();
        };
        return Response.ok(report, MediaTypes.CSV + ";charset=UTF-8")
                .header("Cache-Control", "no-store")
                .build();
    }

    private ImportView found(String id, SecurityContext security) {
        var found = PathId.parse(id).flatMap(store::view).orElseThrow(() -> missing(id));
        targets.stream().filter(target -> target.name().equals(found.target())).forEach(target -> {
            if (!security.isUserInRole(target.right())) {
                throw Problems.forbidden(target.right());
            }
        });
        return found;
    }

    private static ProblemException missing(String id) {
        return Problems.notFound("The import " + id);
    }
}
