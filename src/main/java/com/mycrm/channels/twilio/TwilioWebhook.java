package com.mycrm.channels.twilio;

import com.mycrm.channels.WebhookReceiver;
import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;

/** The webhook that Twilio calls with messages and receipts. The body is read as bytes, because they are stored. */
@Path("channels/twilio")
@ApplicationScoped
public class TwilioWebhook {

    /** Empty TwiML: Twilio would send any other text to the customer. */
    private static final String EMPTY = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>";

    @Inject
    WebhookReceiver receiver;

    @Inject
    HttpServletRequest request;

    @POST
    @PermitAll
    public Response receive(@HeaderParam("X-Twilio-Signature") String signature, InputStream body) {
        var bytes = WebhookReceiver.body(body);
        var fields = FormBody.parse(bytes);
        var urls = urls();
        receiver.accept(
                TwilioVendor.NAME,
                signature,
                secret -> urls.stream()
                        .map(url -> TwilioSignature.of(secret, url, fields))
                        .toList(),
                bytes);
        return Response.ok(EMPTY, MediaType.TEXT_XML_TYPE.withCharset("UTF-8")).build();
    }

    /** The address of the request: as callers outside of a proxy know it, and as this server does. */
    private List<String> urls() {
        var query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        return Stream.concat(
                        Settings.optional(Setting.PUBLIC_URL)
                                .map(base -> base.replaceFirst("/+$", "") + request.getRequestURI())
                                .stream(),
                        Stream.of(request.getRequestURL().toString()))
                .flatMap(TwilioSignature::addresses)
                .map(url -> url + query)
                .toList();
    }
}
