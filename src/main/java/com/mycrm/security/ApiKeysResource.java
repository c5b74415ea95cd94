package com.mycrm.security;

import com.mycrm.api.ListRequests;
import com.mycrm.api.PathId;
import com.mycrm.api.Rotation;
import com.mycrm.api.WriteRequests;
import com.mycrm.api.expand.Envelope;
import com.mycrm.api.patch.JsonBody;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Problems;
import com.mycrm.api.problem.Warnings;
import com.mycrm.persistence.TransactionConflict;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.io.InputStream;
import java.util.Map;

/** API keys over HTTP. A secret is generated here, shown in this one answer, and stored as a hash only. */
@Path("api-keys")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ApiKeysResource {

    private static final String NAME = "api_key";

    @EJB
    ApiKeys keys;

    @Inject
    Secrets secrets;

    @Inject
    CallerResolver callers;

    @Inject
    ListRequests requests;

    @Inject
    WriteRequests writes;

    @Inject
    HttpServletRequest request;

    @GET
    @RolesAllowed(Rights.KEY_MANAGE)
    public Response list() {
        var list = requests.read();
        var found = keys.page(list.page());
        return list.answer(found, Envelope.ofPage("api_keys", found));
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Rights.KEY_MANAGE)
    public Envelope<ApiKeyView> one(@PathParam("id") String id) {
        return keys.one(parseId(id)).map(key -> Envelope.ofOne(NAME, key)).orElseThrow(() -> missing(id));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Rights.KEY_MANAGE)
    public Response create(InputStream body) {
        var input = ApiKeyInput.of(JsonBody.read(body).object(NAME));
        var secret = Secrets.random();
        var hash = secrets.hash(secret);
        var caller = Caller.of(request);
        var key = writes.run(write -> keys.create(input, hash, caller));
        return Warnings.on(
                shownOnce(key, secret)
                        .header(HttpHeaders.LOCATION, "/api-keys/" + key.id())
                        .build(),
                input.source().warnings());
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Rights.KEY_MANAGE)
    public Response revoke(@PathParam("id") String id) {
        var keyId = parseId(id);
        TransactionConflict.run(() -> keys.revoke(keyId, Caller.of(request)));
        callers.forgetGrants();
        return Response.noContent().build();
    }

    @POST
    @Path("{id}/rotation")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Rights.KEY_MANAGE)
    public Response rotate(@PathParam("id") String id, InputStream body) {
        var keyId = parseId(id);
        var rotation = Rotation.of(body);
        var secret = Secrets.random();
        var hash = secrets.hash(secret);
        var key = TransactionConflict.retry(() -> keys.rotate(keyId, hash, rotation.overlap(), Caller.of(request)));
        callers.forgetGrants();
        return Warnings.on(shownOnce(key, secret).build(), rotation.warnings());
    }

    private static ResponseBuilder shownOnce(ApiKeyView key, String secret) {
        return Response.status(Response.Status.CREATED)
                .header("Cache-Control", "no-store")
                .entity(Envelope.ofOne(NAME, key).with(Map.of("secret", secret)));
    }

    private static long parseId(String id) {
        return PathId.parse(id).orElseThrow(() -> missing(id));
    }

    private static ProblemException missing(String id) {
        return Problems.notFound("The API key " + id);
    }
}
