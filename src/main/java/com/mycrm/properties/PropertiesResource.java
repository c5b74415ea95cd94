package com.mycrm.properties;

import com.mycrm.auth.Rights;
import com.mycrm.http.Ids;
import com.mycrm.http.ListRequest;
import com.mycrm.problem.Problems;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * Read access to properties. Decides nothing: it reads the request, asks and wraps.
 *
 * <p>One for all requests: a resource made for each would have its EJB looked up for each, which costs more than a query.
 */
@Path("properties")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class PropertiesResource {

    /** The envelope of a list of properties. */
    @JsonbPropertyOrder({"count", "page", "perPage", "properties"})
    public record Listing(long count, int page, int perPage, List<PropertyView> properties) {}

    /** The envelope of a single property. */
    public record Document(PropertyView property) {}

    @Inject
    PropertyQueries properties;

    @Inject
    ListRequest request;

    @GET
    @RolesAllowed(Rights.PROPERTY_READ)
    public Response list() {
        var parameters = request.parameters();
        var filter = PropertyFilter.of(parameters);
        var sort = parameters.sort(PropertySort.values(), PropertySort.ID);
        var page = parameters.page();
        request.check();
        var found = properties.find(filter, sort, page);
        return request.answer(found, new Listing(found.count(), page.number(), page.size(), found.items()));
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Rights.PROPERTY_READ)
    public Document one(@PathParam("id") String id) {
        return Ids.parse(id)
                .flatMap(properties::one)
                .map(Document::new)
                .orElseThrow(() -> Problems.notFound("The property " + id));
    }
}
