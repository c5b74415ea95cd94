package com.mycrm.channels;

import com.mycrm.channels.SendResult.Outcome;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Calls the API by which a vendor sends messages: each request once, with an outcome in every case. */
public final class SendingClient {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final Duration IDLE = Duration.ofSeconds(20);

    private final String api;
    private final BiFunction<Integer, String, SendResult> reader;
    private HttpClient http = newClient();
    private long usedAt = System.nanoTime();

    /**
     * @param api the name of the API in reasons, for example {@code Graph}
     * @param reader makes a result of the status and the body of an answer
     */
    public SendingClient(String api, BiFunction<Integer, String, SendResult> reader) {
        this.api = api;
        this.reader = reader;
    }

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

    /**
     * Sends a request and returns what its answer means, or why there is no answer.
     *
     * @param request makes the request; a malformed address or token is a refusal
     */
    public SendResult send(Supplier<HttpRequest.Builder> request) {
        try {
            var response = client().send(request.get().timeout(ANSWER).build(), BodyHandlers.ofString());
            return reader.apply(response.statusCode(), response.body());
        } catch (HttpConnectTimeoutException | ConnectException | UnresolvedAddressException e) {
            return SendResult.failed(Outcome.LATER, "The " + api + " API cannot be reached");
        } catch (IOException e) {
            return SendResult.failed(Outcome.UNKNOWN, "The " + api + " API gave no answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return SendResult.failed(Outcome.UNKNOWN, "The node stopped before the " + api + " API answered");
        } catch (IllegalArgumentException e) {
            return SendResult.failed(Outcome.REFUSED, "The channel's " + api + " URL or access token is none");
        }
    }

    /** The JSON of an answer; no value for any other text. */
    public static LenientJson json(String answer) {
        return new LenientJson(StorableJson.parsed(answer));
    }
}
