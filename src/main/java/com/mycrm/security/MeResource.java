package com.mycrm.security;

import com.mycrm.api.expand.Envelope;
import com.mycrm.api.expand.Reference;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Who the caller is and what it may do, for every caller with a valid token. */
@Path("me")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {

    /** An API key by its name, with the end of its life; null for none. */
    @JsonbPropertyOrder({"id", "name", "expiresAt"})
    public record Key(long id, String name, Instant expiresAt) {}

    /**
     * A caller.
     *
     * @param name for logs and histories
     * @param apiKey null for a login and for a user of an identity provider
     * @param user null for a user of an identity provider
     * @param rights in alphabetical order
     */
    @JsonbPropertyOrder({"name", "apiKey", "user", "rights"})
    public record Me(String name, Key apiKey, Reference user, List<String> rights) {}

    @EJB
    ApiKeys keys;

    @Inject
    HttpServletRequest request;

    @GET
    @RolesAllowed(RightsFeature.ANY_CALLER)
    public Response me() {
        var caller = Caller.of(request);
        var key =
                Optional.ofNullable(caller.keyId()).flatMap(id -> keys.one(id)).map(MeResource::key);
        var me = new Me(
                caller.name(),
                key.orElse(null),
                Reference.to(caller.userId()),
                List.copyOf(new TreeSet<>(caller.rights())));
        return Response.ok(Envelope.ofOne("me", me))
                .header("Cache-Control", "no-store")
                .build();
    }

    private static Key key(ApiKeyView key) {
        return new Key(key.id(), key.name(), key.expiresAt());
    }
}
