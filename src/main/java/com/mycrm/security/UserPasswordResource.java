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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** The passwords of users, write-only. */
@Path("users/{id}/password")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class UserPasswordResource {

    private static final String PASSWORD = "password";
    private static final int MIN_LENGTH = 8;
    private static final int MAX_LENGTH = 200;

    @EJB
    Accounts accounts;

    @Inject
    Secrets secrets;

    @Inject
    CallerResolver callers;

    @Inject
    HttpServletRequest request;

    @PUT
    @RolesAllowed(Rights.USER_MANAGE)
    public Response set(@PathParam("id") String id, InputStream body) {
        var user = PathId.parse(id).orElseThrow(() -> Problems.notFound("The user " + id));
        var input = JsonBody.read(body).object();
        var password = input.exact(PASSWORD, MIN_LENGTH, MAX_LENGTH);
        input.require(PASSWORD, password);
        input.check();
        var hash = secrets.hash(password.value());
        TransactionConflict.run(() -> accounts.setPassword(user, hash, Caller.of(request)));
        callers.forgetGrants();
        return Warnings.on(Response.noContent().build(), input.warnings());
    }
}
