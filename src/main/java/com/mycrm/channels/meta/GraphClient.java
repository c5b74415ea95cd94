package com.mycrm.channels.meta;

import com.mycrm.channels.ActiveChannel;
import com.mycrm.channels.Forward;
import com.mycrm.channels.SendResult;
import com.mycrm.channels.SendResult.Outcome;
import com.mycrm.channels.SendingClient;
import com.mycrm.channels.TemplateSender;
import com.mycrm.channels.TextSanitizer;
import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;

/** Sends template messages through Meta's Graph API. */
@ApplicationScoped
public class GraphClient implements TemplateSender {

    private static final int LONGEST = 150;

    /** Meta's codes of limits that pass. They come with status 400 too. */
    private static final Set<String> PASSING = Set.of("4", "80007", "130429", "131016", "131048", "131056", "133016");

    private final SendingClient client = new SendingClient("Graph", GraphClient::result);

    @Override
    public SendResult send(ActiveChannel channel, Forward forward) {
        var message = TemplateMessage.of(forward, channel.template());
        return client.send(() -> HttpRequest.newBuilder(address(channel))
                .header("Authorization", "Bearer " + channel.accessToken())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(message.toString())));
    }

    private static URI address(ActiveChannel channel) {
        return URI.create(Settings.text(Setting.META_GRAPH_URL).replaceFirst("/+$", "") + "/"
                + Settings.text(Setting.META_GRAPH_VERSION) + "/" + channel.number() + "/messages");
    }

    static SendResult result(int status, String text) {
        var body = SendingClient.json(text);
        if (status >= 200 && status < 300) {
            var id = body.at("messages").elements().stream().map(message -> message.text("id"));
            return SendResult.sent(TextSanitizer.first(id.findFirst().orElse(null)));
        }
        var error = body.at("error");
        var code = TextSanitizer.first(error.text("code"), Integer.toString(status));
        var reason = code + " " + TextSanitizer.first(error.text("message"), "refused by the Graph API");
        var isLater = status == 429 || status >= 500 || PASSING.contains(code);
        return SendResult.failed(isLater ? Outcome.LATER : Outcome.REFUSED, TextSanitizer.line(reason, LONGEST));
    }
}
