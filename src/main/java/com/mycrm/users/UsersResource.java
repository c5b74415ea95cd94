package com.mycrm.users;

import com.mycrm.api.DryRunnable;
import com.mycrm.api.MediaTypes;
import com.mycrm.api.PathId;
import com.mycrm.api.expand.References;
import com.mycrm.directory.DirectoryResource;
import com.mycrm.exports.Exportable;
import com.mycrm.security.Rights;
import jakarta.annotation.security.RolesAllowed;
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

/** Users over HTTP. */
@Path("users")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class UsersResource extends DirectoryResource<User, UserInput, UserView> {

    @Inject
    UserQueries queries;

    @Inject
    UserCommands commands;

    @Inject
    UserImport imports;

    public UsersResource() {
        super(UserQueries.TYPE, UserRelation.COLUMNS, References.none(), UserInput::new);
    }

    @Override
    protected UserQueries queries() {
        return queries;
    }

    @Override
    protected UserCommands commands() {
        return commands;
    }

    @GET
    @Exportable
    @RolesAllowed(Rights.USER_READ)
    public Response list() {
        return list(lists().read(UserFilter::of, UserSort.values(), UserSort.ID));
    }

    @POST
    @Path("import")
    @DryRunnable
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Rights.USER_MANAGE)
    public Response upload(
            InputStream content, @HeaderParam("Content-Type") MediaType type, @Context SecurityContext caller) {
        return upload(imports, content, type, caller);
    }

    @Override
    @GET
    @Path(PathId.NO_WORD)
    @RolesAllowed(Rights.USER_READ)
    public Response one(@PathParam("id") String id) {
        return super.one(id);
    }

    @Override
    @POST
    @RolesAllowed(Rights.USER_MANAGE)
    public Response create(InputStream body) {
        return super.create(body);
    }

    @Override
    @PATCH
    @Path(PathId.NO_WORD)
    @Consumes({MediaTypes.MERGE_PATCH, MediaTypes.JSON_PATCH, MediaType.APPLICATION_JSON})
    @RolesAllowed(Rights.USER_MANAGE)
    public Response change(@PathParam("id") String id, InputStream body) {
        return super.change(id, body);
    }

    @Override
    @PUT
    @Path(PathId.NO_WORD)
    @RolesAllowed(Rights.USER_MANAGE)
    public Response replace(@PathParam("id") String id, InputStream body) {
        return super.replace(id, body);
    }

    @PUT
    @Path("by-email/{email}")
    @RolesAllowed(Rights.USER_MANAGE)
    public Response put(@PathParam("email") String email, InputStream body) {
        return put(UserInput.EMAIL, email, body);
    }

    @Override
    @DELETE
    @Path(PathId.NO_WORD)
    @RolesAllowed(Rights.USER_MANAGE)
    public Response delete(@PathParam("id") String id) {
        return super.delete(id);
    }
}
