package com.mycrm.leads;

import com.mycrm.auth.Rights;
import com.mycrm.http.Ids;
import com.mycrm.http.ListRequest;
import com.mycrm.problem.Problems;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * Read access to WhatsApp leads. Decides nothing: it reads the request, asks and wraps.
 *
 * <p>One for all requests: a resource made for each would have its EJB looked up for each, which costs more than a query.
 */
@Path("whatsapp-leads")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class LeadsResource {

    @Inject
    LeadQueries leads;

    @Inject
    ListRequest request;

    @GET
    @RolesAllowed(Rights.LEAD_READ)
    public Response list() {
        var parameters = request.parameters();
        var filter = LeadFilter.of(parameters);
        var sort = parameters.sort(LeadSort.values(), LeadSort.ID);
        var page = parameters.page();
        request.check();
        var found = leads.find(filter, sort, page);
        return request.answer(found, LeadList.of(found));
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Rights.LEAD_READ)
    public LeadDocument one(@PathParam("id") String id) {
        return Ids.parse(id)
                .flatMap(leads::one)
                .map(LeadDocument::new)
                .orElseThrow(() -> Problems.notFound("The lead " + id));
    }
}
