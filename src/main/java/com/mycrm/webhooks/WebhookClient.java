package com.mycrm.webhooks;

import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends messages to receivers of webhooks. Nothing waits for a receiver but its own message, for 15 seconds at most; of
 * an answer only the beginning is read, and a redirect is not followed.
 */
@ApplicationScoped
public class WebhookClient {

    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final int THREADS = 2;
    private static final int MOST_CONNECTIONS = 500;

    private ReceiverAddresses addresses;
    private CloseableHttpAsyncClient client;

    @PostConstruct
    void open() {
        addresses = new ReceiverAddresses(Settings.optional(Setting.WEBHOOKS_ALLOW)
                .map(ReceiverAddresses::names)
                .orElseGet(java.util.Set::of));
        var timeout = Timeout.of(LONGEST);
        var connections = PoolingAsyncClientConnectionManagerBuilder.create()
                .setDnsResolver(addresses)
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout)
                        .setSocketTimeout(timeout)
                        .build())
                .build();
        client = HttpAsyncClients.custom()
                .setConnectionManager(connections)
                .setIOReactorConfig(
                        IOReactorConfig.custom().setIoThreadCount(THREADS).build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(timeout).build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
        client.start();
    }

    @PreDestroy
    void close() {
        client.close(CloseMode.IMMEDIATE);
    }

    /** Whether a receiver may be at any address, and need not have TLS. */
    boolean isAllowed(URI receiver) {
        return addresses.isAllowed(receiver.getHost());
    }

    /**
     * Sends a message.
     *
     * @return completes with the result, whatever it is, after 15 seconds at most
     */
    CompletableFuture<DeliveryResult> send(URI receiver, Map<String, String> headers, String body) {
        var request = AsyncRequestBuilder.post(receiver)
                .setEntity(body.getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON);
        headers.forEach(request::addHeader);
        var answer = new AnswerReader();
        var result = new CompletableFuture<DeliveryResult>();
        var sent = client.execute(request.build(), answer, new FutureCallback<>() {
            @Override
            public void completed(DeliveryResult found) {
                result.complete(found);
            }

            @Override
            public void failed(Exception failure) {
                result.complete(answer.after(failure));
            }

            @Override
            public void cancelled() {
                result.complete(answer.afterTimeout());
            }
        });
        result.completeOnTimeout(answer.afterTimeout(), LONGEST.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((found, failure) -> sent.cancel(true));
        return result;
    }
}
