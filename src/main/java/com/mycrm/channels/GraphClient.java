package com.mycrm.channels;

import com.mycrm.api.patch.JsonReaders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Set;

/** Sends template messages through Meta's Graph API, and says what became of it. */
@ApplicationScoped
public class GraphClient {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final Duration IDLE = Duration.ofSeconds(20);
    private static final int LONGEST = 150;

    /** Meta's codes of limits that pass, which come with status 400 too. */
    private static final Set<String> LATER = Set.of("4", "80007", "130429", "131016", "131048", "131056", "133016");

    private HttpClient http = made();
    private long usedAt = System.nanoTime();

    private static HttpClient made() {
        return HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * One whose connections were used a moment ago: one that was idle for long may be dead without anybody's knowing, and of
     * a message that is sent into it nobody knows whether it arrived.
     */
    private synchronized HttpClient client() {
        var now = System.nanoTime();
        if (now - usedAt > IDLE.toNanos()) {
            http = made();
        }
        usedAt = now;
        return http;
    }

    /** What became of a message. */
    enum Outcome {
        /** The vendor has it. */
        SENT,
        /** The vendor does not have it, and may take it later. */
        LATER,
        /** The vendor does not take it. */
        REFUSED,
        /** The vendor may have it: it was sent, and no answer came. */
        UNKNOWN
    }

    /**
     * @param messageId of a message that was sent, where the vendor told it
     * @param reason of one that was not
     */
    record Result(Outcome outcome, String messageId, String reason) {}

    Result send(Channel channel, JsonObject message) {
        try {
            var request = HttpRequest.newBuilder(URI.create(channel.messagesUrl()))
                    .timeout(ANSWER)
                    .header("Authorization", "Bearer " + channel.accessToken())
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(message.toString()))
                    .build();
            return result(client().send(request, BodyHandlers.ofString()));
        } catch (HttpConnectTimeoutException | ConnectException | UnresolvedAddressException e) {
            return new Result(Outcome.LATER, null, "The Graph API cannot be reached");
        } catch (IOException e) {
            return new Result(Outcome.UNKNOWN, null, "The Graph API gave no answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result(Outcome.UNKNOWN, null, "The node stopped before the Graph API answered");
        } catch (IllegalArgumentException e) {
            return new Result(Outcome.REFUSED, null, "The channel's Graph URL or access token is none");
        }
    }

    private static Result result(HttpResponse<String> response) {
        var status = response.statusCode();
        var body = parsed(response.body());
        if (status >= 200 && status < 300) {
            var messages = body.at("messages").elements();
            return new Result(
                    Outcome.SENT,
                    messages.isEmpty()
                            ? null
                            : LenientJson.first(messages.get(0).text("id")),
                    null);
        }
        var error = body.at("error");
        var code = error.text("code");
        var reason = TextSanitizer.line(
                LenientJson.joined(
                        " ",
                        code == null ? Integer.toString(status) : code,
                        LenientJson.first(error.text("message"), "refused by the Graph API")),
                LONGEST);
        var isLater = status == 429 || status >= 500 || LATER.contains(String.valueOf(code));
        return new Result(isLater ? Outcome.LATER : Outcome.REFUSED, null, reason);
    }

    private static LenientJson parsed(String body) {
        try (var reader = JsonReaders.of(body)) {
            return new LenientJson(reader.readValue());
        } catch (JsonException e) {
            return new LenientJson(null);
        }
    }
}
