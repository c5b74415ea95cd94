package com.mycrm.auth;

import com.mycrm.http.Ids;
import com.mycrm.http.Warnings;
import com.mycrm.input.JsonBody;
import com.mycrm.problem.Problems;
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

/** How users log in: written here, and shown nowhere. */
@Path("users/{id}/password")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class UserPasswordResource {

    private static final String PASSWORD = "password";
    private static final int SHORTEST = 8;
    private static final int LONGEST = 200;

    @EJB
    Accounts accounts;

    @Inject
    Secrets secrets;

    @Inject
    Callers callers;

    @Inject
    HttpServletRequest request;

    @PUT
    @RolesAllowed(Rights.USER_MANAGE)
    public Response set(@PathParam("id") String id, InputStream body) {
        var user = Ids.parse(id).orElseThrow(() -> Problems.notFound("The user " + id));
        var input = JsonBody.read(body).object();
        var password = input.exact(PASSWORD, SHORTEST, LONGEST);
        input.require(PASSWORD, password);
        input.check();
        accounts.setPassword(user, secrets.hash(password.value()), Callers.of(request));
        callers.forget();
        return Warnings.on(Response.noContent().build(), input.warnings());
    }
}
