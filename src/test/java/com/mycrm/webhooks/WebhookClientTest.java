package com.mycrm.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.webhooks.LoopbackReceiver.Reply;
import com.mycrm.webhooks.ReceiverAddressesTest.Names;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What receivers, hostile ones too, make of an attempt. */
class WebhookClientTest {

    private static final Duration PATIENT = Duration.ofSeconds(15);
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final String OK = "HTTP/1.1 200 OK\r\nConnection: close\r\n";

    private final WebhookClient client = new WebhookClient();
    private boolean isOpen;

    @AfterEach
    void close() {
        if (isOpen) {
            client.close();
        }
    }

    private void open(DnsResolver names, Duration limit, String... allowed) {
        client.open(names, Set.of(allowed), limit);
        isOpen = true;
    }

    private DeliveryResult send(LoopbackReceiver receiver, String host) {
        return client.send(receiver.url(host), Map.of("webhook-id", "evt_1"), "{\"é\":1}")
                .join();
    }

    private DeliveryResult resultOf(Reply reply, Duration limit) {
        open(SystemDefaultDnsResolver.INSTANCE, limit, "127.0.0.1");
        try (var receiver = new LoopbackReceiver(reply)) {
            return send(receiver, "127.0.0.1");
        } finally {
            client.close();
            isOpen = false;
        }
    }

    private DeliveryResult resultOf(String reply) {
        return resultOf(Reply.of(reply), PATIENT);
    }

    private static DeliveryResult answered(int status, String answer) {
        return new DeliveryResult(status, answer, null);
    }

    @Test
    void requestIsAPostOfTheBody() {
        open(SystemDefaultDnsResolver.INSTANCE, PATIENT, "127.0.0.1");
        try (var receiver = new LoopbackReceiver(Reply.of(OK + "Content-Length: 4\r\n\r\ndone"))) {
            assertEquals(answered(200, "done"), send(receiver, "127.0.0.1"));
            var request = receiver.requests.get(0).split("\r\n\r\n");
            assertEquals("{\"é\":1}", request[1]);
            assertEquals(
                    List.of(
                            "Connection: keep-alive",
                            "Content-Length: 8",
                            "Content-Type: application/json; charset=UTF-8",
                            "Host: " + receiver.url("127.0.0.1").getAuthority(),
                            "POST /hook?token=secret HTTP/1.1",
                            "User-Agent: whatsapp-leads",
                            "webhook-id: evt_1"),
                    Stream.of(request[0].split("\r\n")).sorted().toList());
        }
    }

    @Test
    void statusCountsWhateverTheAnswerIs() {
        assertEquals(answered(204, ""), resultOf("HTTP/1.1 204 No Content\r\n\r\n"));
        assertEquals(answered(500, "oh"), resultOf("HTTP/1.1 500 Oh\r\nContent-Length: 2\r\n\r\noh"));
        assertEquals(answered(200, "a"), resultOf(OK + "Content-Type: x;y; charset=none\r\n\r\na"));
        assertEquals(answered(200, "a"), resultOf(OK + "Content-Type: text/html; charset=?\r\n\r\na"));
        assertEquals(answered(200, "a"), resultOf(OK + "Content-Encoding: gzip\r\n\r\na"));
        assertEquals(answered(200, "ab"), resultOf(OK + "Content-Length: 100\r\n\r\nab"));
        assertEquals(
                200,
                resultOf(OK + "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\nx").statusCode());
        assertEquals(answered(200, ""), resultOf("HTTP/1.1 103 Early\r\n\r\n" + OK + "Content-Length: 0\r\n\r\n"));
    }

    @Test
    void redirectIsNotFollowed() {
        try (var inner = new LoopbackReceiver(Reply.of(OK + "\r\n"))) {
            for (var status : List.of(301, 302, 303, 307, 308)) {
                var location = "Location: " + inner.url("127.0.0.1");
                assertEquals(
                        answered(status, ""),
                        resultOf("HTTP/1.1 " + status + " X\r\n" + location + "\r\nContent-Length: 0\r\n\r\n"));
            }
            assertEquals(List.of(), inner.requests);
        }
    }

    @Test
    void passwordIsAskedForInVain() {
        var head =
                "HTTP/1.1 401 X\r\nWWW-Authenticate: NTLM\r\nWWW-Authenticate: Negotiate\r\nContent-Length: 0\r\n\r\n";
        assertEquals(answered(401, ""), resultOf(head));
    }

    @Test
    void noAnswerIsNamedByItsReason() throws IOException {
        assertEquals(DeliveryResult.unanswered("The connection broke"), resultOf(""));
        assertEquals(DeliveryResult.unanswered("The connection broke"), resultOf("garbage\0\r\n\r\n"));
        assertEquals(DeliveryResult.unanswered("The connection broke"), resultOf("HTTP/1.1 abc OK\r\n\r\n"));
        var receiver = new LoopbackReceiver(Reply.of(""));
        receiver.close();
        open(SystemDefaultDnsResolver.INSTANCE, PATIENT, "127.0.0.1");
        assertEquals(DeliveryResult.unanswered("No connection could be made"), send(receiver, "127.0.0.1"));
    }

    /** An endless answer costs little: the receiver can write no more soon. */
    @Test
    void endlessAnswersEnd() {
        var block = "x".repeat(10_000);
        var stopped = new CountDownLatch(3);
        Reply endless = out -> {
            try {
                while (true) {
                    Reply.of(block).write(out);
                }
            } catch (IOException disconnected) {
                stopped.countDown();
            }
        };
        assertEquals(
                answered(200, block.substring(0, 4_000)),
                resultOf(
                        out -> {
                            Reply.of(OK + "Content-Length: 100000000\r\n\r\n").write(out);
                            endless.write(out);
                        },
                        PATIENT));
        assertNull(resultOf(endless, PATIENT).statusCode());
        assertNull(resultOf(
                        out -> {
                            Reply.of(OK + "X: ").write(out);
                            endless.write(out);
                        },
                        PATIENT)
                .statusCode());
        assertEquals(0, awaited(stopped));
    }

    /** Else the thread that reads them reads nothing of other receivers meanwhile. */
    @Test
    void endlessInterimAnswersEnd() {
        var interim = "HTTP/1.1 103 Early Hints\r\n\r\n";
        assertEquals(answered(200, "x"), resultOf(interim + interim + OK + "\r\nx"));
        assertEquals(
                DeliveryResult.unanswered("The connection broke"),
                resultOf(drip("", interim.repeat(1_000), new CountDownLatch(1)), PATIENT));
    }

    @Test
    void slowAnswersEnd() {
        var late = DeliveryResult.unanswered("No answer came in time");
        var stopped = new CountDownLatch(3);
        assertEquals(late, resultOf(drip("", "x", stopped), SHORT));
        assertEquals(late, resultOf(drip(OK, "X: y\r\n", stopped), SHORT));
        var dripped = resultOf(drip(OK + "\r\n", "x", stopped), SHORT);
        assertEquals(200, dripped.statusCode());
        assertTrue(dripped.answer().startsWith("xx"), dripped::answer);
        assertEquals(0, awaited(stopped));
    }

    /** Writes the beginning, and then a piece again and again until the client disconnects. */
    private static Reply drip(String beginning, String piece, CountDownLatch stopped) {
        return out -> {
            Reply.of(beginning).write(out);
            try {
                while (!awaitedFor(stopped, 20)) {
                    Reply.of(piece).write(out);
                    out.flush();
                }
            } catch (IOException disconnected) {
                stopped.countDown();
            }
        };
    }

    private static long awaited(CountDownLatch latch) {
        awaitedFor(latch, 15_000);
        return latch.getCount();
    }

    private static boolean awaitedFor(CountDownLatch latch, long millis) {
        try {
            return latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void retryAfterIsSecondsOrATime() {
        var head = "HTTP/1.1 429 Slow\r\nContent-Length: 0\r\nRetry-After: ";
        assertEquals(Duration.ofSeconds(120), resultOf(head + "120\r\n\r\n").retryAfter());
        assertTrue(AnswerReader.pause("99999999999999999999").compareTo(Duration.ofDays(1)) > 0);
        assertTrue(AnswerReader.pause("Fri, 31 Dec 2100 23:59:59 GMT").compareTo(Duration.ofDays(1)) > 0);
        assertTrue(AnswerReader.pause("Sun, 06 Nov 1994 08:49:37 GMT").isNegative());
        for (var none : List.of("", "soon", "-1", "1.5", "0x10", "Fri, 99 Dec 2100 23:59:59 GMT")) {
            assertNull(AnswerReader.pause(none), none);
        }
    }

    /** The name server answers with another address at each question. */
    @Test
    void checkedAddressIsTheOneThatIsCalled() throws IOException {
        InetAddress[] loopback = {InetAddress.getByName("127.0.0.1")};
        InetAddress[] other = {InetAddress.getByName("127.0.0.2")};
        open(Names.of(loopback, other, loopback), PATIENT, "127.0.0.1");
        try (var receiver = new LoopbackReceiver(Reply.of(OK + "Content-Length: 0\r\n\r\n"))) {
            assertEquals(answered(200, ""), send(receiver, "first.example"));
            assertEquals(answered(200, ""), send(receiver, "first.example"));
            assertEquals(
                    DeliveryResult.unanswered(
                            "The address is in a private network, and LEADS_WEBHOOKS_ALLOW does not name it"),
                    send(receiver, "second.example"));
            assertEquals(answered(200, ""), send(receiver, "third.example"));
            assertEquals(3, receiver.requests.size());
        }
    }

    @Test
    void slowNameServerHoldsUpItsOwnMessageOnly() throws IOException {
        var names = new DnsResolver() {
            private final CountDownLatch never = new CountDownLatch(1);

            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                if (host.startsWith("slow")) {
                    awaitedFor(never, 60_000);
                }
                return InetAddress.getAllByName("127.0.0.1");
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
        open(names, Duration.ofSeconds(2), "127.0.0.1");
        try (var receiver = new LoopbackReceiver(Reply.of(OK + "Content-Length: 0\r\n\r\n"))) {
            var slow = client.send(receiver.url("slow.example"), Map.of(), "{}");
            assertEquals(answered(200, ""), send(receiver, "fast.example"));
            assertFalse(slow.isDone());
            assertEquals(DeliveryResult.unanswered("No answer came in time"), slow.join());
        }
    }

    @Test
    void proxiesOfTheJvmAreNotUsed() {
        try (var proxy = new LoopbackReceiver(Reply.of("HTTP/1.1 418 Proxy\r\n\r\n"));
                var receiver = new LoopbackReceiver(Reply.of(OK + "Content-Length: 0\r\n\r\n"))) {
            System.setProperty("http.proxyHost", "127.0.0.1");
            System.setProperty("http.proxyPort", Integer.toString(proxy.url("x").getPort()));
            System.setProperty("http.nonProxyHosts", "");
            open(SystemDefaultDnsResolver.INSTANCE, PATIENT, "127.0.0.1");
            assertEquals(answered(200, ""), send(receiver, "127.0.0.1"));
        } finally {
            List.of("http.proxyHost", "http.proxyPort", "http.nonProxyHosts").forEach(System::clearProperty);
        }
    }
}
