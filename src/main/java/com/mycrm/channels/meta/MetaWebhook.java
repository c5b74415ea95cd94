package com.mycrm.channels.meta;

import com.mycrm.api.problem.ProblemException;
import com.mycrm.channels.Signature;
import com.mycrm.channels.WebhookReceiver;
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

/** The webhook that Meta calls with messages and receipts. */
@Path("channels/meta")
@ApplicationScoped
public class MetaWebhook {

    @Inject
    WebhookReceiver receiver;

    /** The handshake: a caller that knows a channel's verify token gets the challenge back. */
    @GET
    @PermitAll
    public Response verify(
            @QueryParam("hub.mode") String mode,
            @QueryParam("hub.verify_token") String token,
            @QueryParam("hub.challenge") String challenge) {
        var isComplete = "subscribe".equals(mode) && token != null && challenge != null;
        if (!isComplete || !receiver.isVerifyToken(MetaVendor.NAME, token)) {
            throw new ProblemException(403, "This is not the handshake of a known channel.");
        }
        return Response.ok(challenge, MediaType.TEXT_PLAIN)
                .header("Cache-Control", "no-store")
                .build();
    }

    @POST
    @PermitAll
    public Response receive(@HeaderParam("X-Hub-Signature-256") String signature, InputStream body) {
        var bytes = WebhookReceiver.body(body);
        receiver.accept(
                MetaVendor.NAME, signature, secret -> List.of("sha256=" + Signature.ofBody(secret, bytes)), bytes);
        return Response.ok().build();
    }
}
