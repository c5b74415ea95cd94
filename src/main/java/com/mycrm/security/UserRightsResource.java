package com.mycrm.security;

import com.mycrm.api.PathId;
import com.mycrm.api.patch.JsonBody;
import com.mycrm.api.problem.Problems;
import com.mycrm.api.problem.Warnings;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The rights of users, write-only. */
@Path("users/{id}/rights")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class UserRightsResource {

    private static final String RIGHTS = "rights";
    private static final String TAKES = "takes one of " + String.join(", ", new TreeSet<>(Rights.ALL));

    @EJB
    Accounts accounts;

    @Inject
    CallerResolver callers;

    @Inject
    HttpServletRequest request;

    @PUT
    @RolesAllowed(Rights.USER_MANAGE)
    public Response set(@PathParam("id") String id, InputStream body) {
        var user = PathId.parse(id).orElseThrow(() -> Problems.notFound("The user " + id));
        var input = JsonBody.read(body).object();
        var rights = input.list(RIGHTS, TAKES, name -> Optional.of(name).filter(Rights.ALL::contains));
        input.require(RIGHTS, rights);
        input.check();
        accounts.setRights(user, Set.copyOf(rights.value()), Caller.of(request));
        callers.forgetGrants();
        return Warnings.on(Response.noContent().build(), input.warnings());
    }
}
