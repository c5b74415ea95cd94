package com.mycrm.channels.meta;

import com.mycrm.api.patch.JsonReaders;
import com.mycrm.channels.ActiveChannel;
import com.mycrm.channels.Forward;
import com.mycrm.channels.LenientJson;
import com.mycrm.channels.SendResult;
import com.mycrm.channels.SendResult.Outcome;
import com.mycrm.channels.TemplateSender;
import com.mycrm.channels.TextSanitizer;
import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Set;

/** Sends template messages through Meta's Graph API. */
@ApplicationScoped
public class GraphClient implements TemplateSender {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final Duration IDLE = Duration.ofSeconds(20);
    private static final int LONGEST = 150;

    /** Meta's codes of limits that pass. They come with status 400 too. */
    private static final Set<String> PASSING = Set.of("4", "80007", "130429", "131016", "131048", "131056", "133016");

    private HttpClient http = newClient();
    private long usedAt = System.nanoTime();

    private static HttpClient newClient() {
        return HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * A client without old connections. A connection that was idle for long may be dead without notice, and a message
     * that is sent into it gets the outcome "unknown".
     */
    private synchronized HttpClient client() {
        var now = System.nanoTime();
        if (now - usedAt > IDLE.toNanos()) {
            http = newClient();
        }
        usedAt = now;
        return http;
    }

    @Override
    public SendResult send(ActiveChannel channel, Forward forward) {
        var message = TemplateMessage.of(forward, channel.template());
        try {
            var request = HttpRequest.newBuilder(address(channel))
                    .timeout(ANSWER)
                    .header("Authorization", "Bearer " + channel.accessToken())
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(message.toString()))
                    .build();
            var response = client().send(request, BodyHandlers.ofString());
            return result(response.statusCode(), response.body());
        } catch (HttpConnectTimeoutException | ConnectException | UnresolvedAddressException e) {
            return SendResult.failed(Outcome.LATER, "The Graph API cannot be reached");
        } catch (IOException e) {
            return SendResult.failed(Outcome.UNKNOWN, "The Graph API gave no answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return SendResult.failed(Outcome.UNKNOWN, "The node stopped before the Graph API answered");
        } catch (IllegalArgumentException e) {
            return SendResult.failed(Outcome.REFUSED, "The channel's Graph URL or access token is none");
        }
    }

    private static URI address(ActiveChannel channel) {
        return URI.create(Settings.text(Setting.META_GRAPH_URL).replaceFirst("/+$", "") + "/"
                + Settings.text(Setting.META_GRAPH_VERSION) + "/" + channel.number() + "/messages");
    }

    static SendResult result(int status, String text) {
        var body = parsed(text);
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

    private static LenientJson parsed(String body) {
        try {
            return new LenientJson(JsonReaders.parse(body));
        } catch (JsonException e) {
            return new LenientJson(null);
        }
    }
}
