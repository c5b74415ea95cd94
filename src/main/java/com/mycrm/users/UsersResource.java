package com.mycrm.users;

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
 * Read access to users. Decides nothing: it reads the request, asks and wraps.
 *
 * <p>One for all requests: a resource made for each would have its EJB looked up for each, which costs more than a query.
 */
@Path("users")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class UsersResource {

    /** The envelope of a list of users. */
    @JsonbPropertyOrder({"count", "page", "perPage", "users"})
    public record Listing(long count, int page, int perPage, List<UserView> users) {}

    /** The envelope of a single user. */
    public record Document(UserView user) {}

    @Inject
    UserQueries users;

    @Inject
    ListRequest request;

    @GET
    @RolesAllowed(Rights.USER_READ)
    public Response list() {
        var parameters = request.parameters();
        var filter = UserFilter.of(parameters);
        var sort = parameters.sort(UserSort.values(), UserSort.ID);
        var page = parameters.page();
        request.check();
        var found = users.find(filter, sort, page);
        return request.answer(found, new Listing(found.count(), page.number(), page.size(), found.items()));
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Rights.USER_READ)
    public Document one(@PathParam("id") String id) {
        return Ids.parse(id)
                .flatMap(users::one)
                .map(Document::new)
                .orElseThrow(() -> Problems.notFound("The user " + id));
    }
}
