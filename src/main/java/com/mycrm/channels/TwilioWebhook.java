package com.mycrm.channels;

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

/** Where Twilio sends messages and what became of others. The form is read from its bytes, which are what is kept. */
@Path("channels/twilio")
@ApplicationScoped
public class TwilioWebhook {

    /** Says to do nothing: what an answer says beside would go to the customer. */
    private static final String NOTHING = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>";

    @Inject
    Webhooks webhooks;

    @Inject
    HttpServletRequest request;

    @POST
    @PermitAll
    public Response receive(@HeaderParam("X-Twilio-Signature") String signature, InputStream body) {
        var bytes = Webhooks.read(body);
        var fields = FormBody.parse(bytes);
        var urls = urls();
        webhooks.accept(
                Channel.TWILIO,
                signature,
                secret -> urls.stream()
                        .map(url -> Signature.ofTwilio(secret, url, fields))
                        .toList(),
                bytes);
        return Response.ok(NOTHING, MediaType.TEXT_XML_TYPE.withCharset("UTF-8"))
                .build();
    }

    /** The address that was called, as this service knows it, and as it is known outside where a proxy is between. */
    private List<String> urls() {
        var query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        return Stream.concat(
                        Settings.optional(Setting.PUBLIC_URL)
                                .map(base -> base.replaceFirst("/+$", "") + request.getRequestURI())
                                .stream(),
                        Stream.of(request.getRequestURL().toString()))
                .map(url -> url + query)
                .toList();
    }
}
