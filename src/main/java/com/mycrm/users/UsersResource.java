package com.mycrm.users;

import com.mycrm.api.ConditionalRequests;
import com.mycrm.api.ListRequest;
import com.mycrm.api.ListRequests;
import com.mycrm.api.MediaTypes;
import com.mycrm.api.PathId;
import com.mycrm.api.WriteRequests;
import com.mycrm.api.etag.RequestGenerations;
import com.mycrm.api.etag.Versioned;
import com.mycrm.api.patch.JsonBody;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Problems;
import com.mycrm.api.problem.Warnings;
import com.mycrm.exports.Exportable;
import com.mycrm.exports.Exports;
import com.mycrm.imports.Uploads;
import com.mycrm.persistence.Stamped;
import com.mycrm.security.Rights;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
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
import java.util.List;

/**
 * Users over HTTP. Decides nothing: it reads the request, asks and wraps.
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

    @EJB
    UserQueries users;

    @EJB
    UserCommands commands;

    @Inject
    UserImport file;

    @Inject
    Uploads uploads;

    @Inject
    Exports exports;

    @Inject
    ListRequests requests;

    @Inject
    RequestGenerations generation;

    @Inject
    WriteRequests writes;

    @Inject
    ConditionalRequests conditional;

    @GET
    @Exportable
    @RolesAllowed(Rights.USER_READ)
    public Response list() {
        var list = requests.read(UserFilter::of, UserSort.values(), UserSort.ID);
        return list.isExport() ? export(list) : page(list);
    }

    private Response page(ListRequest<User, UserFilter> list) {
        var changes = generation.of(UserRelation.COUNTER);
        return list.unlessUnchanged(() -> changes, () -> {
            var found = users.find(list.filter(), list.sort(), list.page(), changes);
            return new Stamped<>(
                    changes,
                    list.answer(
                            found,
                            new Listing(
                                    found.count(),
                                    list.page().number(),
                                    list.page().size(),
                                    found.items())));
        });
    }

    private Response export(ListRequest<User, UserFilter> list) {
        return exports.answer(
                list,
                Exports.Listing.of(
                        "users",
                        UserRelation.COLUMNS,
                        (after, size) -> users.batch(list.filter(), list.sort(), after, size)));
    }

    /** A file of users, to be imported in the background. */
    @POST
    @Path("import")
    @Consumes({MediaTypes.CSV, MediaTypes.NDJSON, MediaTypes.XLSX})
    @RolesAllowed(Rights.USER_MANAGE)
    public Response upload(
            InputStream content, @HeaderParam("Content-Type") MediaType type, @Context SecurityContext caller) {
        var dryRun = requests.parameters(parameters -> parameters.flag("dry_run"));
        return uploads.accept(file, content, type, dryRun, true, caller);
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Rights.USER_READ)
    public Response one(@PathParam("id") String id) {
        var found = PathId.parse(id).flatMap(users::one).orElseThrow(() -> missing(id));
        return conditional.one(found.version(), new Document(found.view()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Rights.USER_MANAGE)
    public Response create(InputStream body) {
        var input = input(body);
        return created(writes.run(write -> commands.create(input)), input);
    }

    @PATCH
    @Path("{id}")
    @Consumes({MediaTypes.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @RolesAllowed(Rights.USER_MANAGE)
    public Response change(@PathParam("id") String id, InputStream body) {
        var number = number(id);
        var input = input(body);
        return changed(writes.run(write -> commands.change(number, input, write.ifMatch())), input);
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Rights.USER_MANAGE)
    public Response replace(@PathParam("id") String id, InputStream body) {
        var number = number(id);
        var input = input(body);
        return changed(writes.run(write -> commands.replace(number, input, write.ifMatch())), input);
    }

    @PUT
    @Path("by-email/{email}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Rights.USER_MANAGE)
    public Response put(@PathParam("email") String email, InputStream body) {
        var input = UserInput.of(JsonBody.read(body).object("user").named(UserInput.EMAIL, email));
        var put = writes.run(write -> commands.put(email, input, write.ifMatch()));
        return put.isNew() ? created(put.object(), input) : changed(put.object(), input);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Rights.USER_MANAGE)
    public Response delete(@PathParam("id") String id) {
        var number = number(id);
        return writes.run(write -> commands.delete(number, write.ifMatch()))
                .map(kept -> Warnings.on(
                        writes.changed(kept.map(Document::new)),
                        List.of("the user " + id + " is referred to, and was deactivated instead of deleted")))
                .orElseGet(() -> Response.noContent().build());
    }

    private Response created(Versioned<UserView> user, UserInput input) {
        return writes.created("/users/" + user.view().id(), user.map(Document::new), input.source());
    }

    private Response changed(Versioned<UserView> user, UserInput input) {
        return writes.changed(user.map(Document::new), input.source());
    }

    private static UserInput input(InputStream body) {
        return UserInput.of(JsonBody.read(body).object("user"));
    }

    private static long number(String id) {
        return PathId.parse(id).orElseThrow(() -> missing(id));
    }

    private static ProblemException missing(String id) {
        return Problems.notFound("The user " + id);
    }
}
