package com.mycrm.security;

import com.mycrm.api.PathId;
import com.mycrm.api.patch.JsonBody;
import com.mycrm.api.problem.Problems;
import com.mycrm.api.problem.Warnings;
import com.mycrm.persistence.TransactionConflict;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Set;

/** The rights of users, with the secrets that give them. */
@Path("users/{id}/rights")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class UserRightsResource {

    private static final String RIGHTS = "rights";

    @EJB
    Accounts accounts;

    @Inject
    CallerResolver callers;

    @Inject
    HttpServletRequest request;

    @GET
    @RolesAllowed(Rights.USER_MANAGE)
    public UserAccess of(@PathParam("id") String id) {
        return accounts.access(user(id));
    }

    @PUT
    @RolesAllowed(Rights.USER_MANAGE)
    public Response set(@PathParam("id") String id, InputStream body) {
        var user = user(id);
        var input = JsonBody.read(body).object();
        var rights = KeyRights.read(input, RIGHTS);
        input.require(RIGHTS, rights);
        input.check();
        var access = TransactionConflict.retry(
                () -> accounts.setRights(user, Set.copyOf(rights.value()), Caller.of(request)));
        callers.forgetGrants();
        return Warnings.on(Response.ok(access).build(), input.warnings());
    }

    private static long user(String id) {
        return PathId.parse(id).orElseThrow(() -> Problems.notFound("The user " + id));
    }
}
