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
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends messages to receivers of webhooks. Nothing waits for a receiver or its name server but its own message, for 15
 * seconds at most; of an answer only the beginning is read. A redirect is not followed, and no proxy is used.
 */
@ApplicationScoped
public class WebhookClient {

    private static final Duration LONGEST = Duration.ofSeconds(15);

    /** Less than receivers wait, so that none closes a connection while a request is on its way. */
    private static final TimeValue IDLE = TimeValue.ofSeconds(2);

    private static final int THREADS = 2;
    private static final int LOOK_UPS = 64;
    private static final int LOOK_UPS_WAITING = 256;
    private static final int MOST_CONNECTIONS = 4_000;
    private static final Http1Config HEAD = Http1Config.custom()
            .setMaxLineLength(16 * 1024)
            .setMaxHeaderCount(200)
            .setMaxEmptyLineCount(10)
            .build();

    private Duration longest;
    private ExecutorService lookUps;
    private ReceiverAddresses addresses;
    private CloseableHttpAsyncClient client;

    /** An attempt: its request, once the receiver's name is resolved, and its result. */
    private static final class Attempt extends CompletableFuture<DeliveryResult>
            implements FutureCallback<DeliveryResult> {

        private final AnswerReader answer = new AnswerReader();
        private volatile Future<?> request;

        @Override
        public void completed(DeliveryResult found) {
            complete(found);
        }

        @Override
        public void failed(Exception failure) {
            complete(answer.after(failure));
        }

        @Override
        public void cancelled() {
            failed(new TimeoutException());
        }

        /** Ends an attempt that took too long. */
        private DeliveryResult end(Throwable timeout) {
            if (request != null) {
                request.cancel(true);
            }
            return answer.after(timeout);
        }
    }

    @PostConstruct
    void open() {
        open(SystemDefaultDnsResolver.INSTANCE, Settings.hosts(Setting.WEBHOOKS_ALLOW), LONGEST);
    }

    void open(DnsResolver names, Set<String> allowed, Duration limit) {
        longest = limit;
        lookUps = lookUpThreads();
        addresses = new ReceiverAddresses(allowed, names, lookUps);
        client = HttpAsyncClients.custom()
                .setConnectionManager(connections())
                .setIOReactorConfig(
                        IOReactorConfig.custom().setIoThreadCount(THREADS).build())
                .setHttp1Config(HEAD)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.of(longest))
                        .build())
                .setKeepAliveStrategy((response, context) -> IDLE)
                .evictExpiredConnections()
                .setUserAgent("whatsapp-leads")
                .disableContentCompression()
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
        client.start();
    }

    private static ExecutorService lookUpThreads() {
        var threads = new ThreadPoolExecutor(
                LOOK_UPS,
                LOOK_UPS,
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(LOOK_UPS_WAITING),
                task -> new Thread(task, "leads-webhooks-dns"));
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    private PoolingAsyncClientConnectionManager connections() {
        var timeout = Timeout.of(longest);
        return PoolingAsyncClientConnectionManagerBuilder.create()
                .setDnsResolver(addresses)
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout)
                        .setSocketTimeout(timeout)
                        .build())
                .build();
    }

    @PreDestroy
    void close() {
        client.close(CloseMode.IMMEDIATE);
        lookUps.shutdownNow();
    }

    /** Whether a receiver may be at any address, and need not have TLS. */
    boolean isAllowed(String host) {
        return addresses.isAllowed(host);
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
        var attempt = new Attempt();
        addresses.lookUp(request.getAuthority().getHostName()).thenAccept(found -> {
            if (found.failure() != null) {
                attempt.failed(found.failure());
            } else if (!attempt.isDone()) {
                attempt.request = client.execute(request.build(), attempt.answer, attempt);
            }
        });
        return attempt.orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS)
                .handle((result, timeout) -> timeout == null ? result : attempt.end(timeout));
    }
}
