package com.mycrm.channels;

import com.mycrm.api.problem.Problem;
import com.mycrm.api.problem.ProblemException;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;

/** Where Meta sends what happens on WhatsApp. */
@Path("channels/meta")
@ApplicationScoped
public class MetaWebhook {

    @Inject
    Channels channels;

    @Inject
    Webhooks webhooks;

    /** The handshake: whoever knows a channel's verify token gets the challenge back. */
    @GET
    @PermitAll
    public Response verify(
            @QueryParam("hub.mode") String mode,
            @QueryParam("hub.verify_token") String token,
            @QueryParam("hub.challenge") String challenge) {
        if (!"subscribe".equals(mode) || token == null || challenge == null || !isKnown(token)) {
            throw new ProblemException(Problem.of(403, "Forbidden", "This is not the handshake of a known channel."));
        }
        return Response.ok(challenge, MediaType.TEXT_PLAIN)
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store")
                .build();
    }

    @POST
    @PermitAll
    public Response receive(@HeaderParam("X-Hub-Signature-256") String signature, InputStream body) {
        var bytes = Webhooks.read(body);
        webhooks.accept(Channel.META, signature, secret -> List.of(Signature.ofMeta(secret, bytes)), bytes);
        return Response.ok().build();
    }

    private boolean isKnown(String token) {
        return channels.active(Channel.META).stream()
                .map(channel -> channel.secrets().verifyToken())
                .anyMatch(known -> known != null && Signature.isSame(known, token));
    }
}
