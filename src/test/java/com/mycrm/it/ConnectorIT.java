package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes before the server's HTTP parser: malformed requests, and clients that hold what they do not use. */
class ConnectorIT {

    /** More than the server has threads. */
    private static final int MANY = 100;

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Api api = TestServer.api();
    private final List<Socket> clients = new ArrayList<>();

    @AfterEach
    void disconnect() throws IOException {
        for (var client : clients) {
            client.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /%zz, /%zz",
        "POST, /whatsapp-leads/%, /whatsapp-leads/%",
        "DELETE, /a%%3?b=c, /a%%3",
        "GET, /a%00, /a%00"
    })
    void aMalformedEscapeInThePathIs400(String method, String target, String path) {
        api.raw(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                .isProblem(400, "Bad Request", "The path contains a malformed escape.", path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"User-Agent: Soci\u00e9t\u00e9", "X: \u00c3\u00a9", "If-None-Match: \"\u00e9\""})
    void aHeaderMayHaveLettersBeyondAscii(String header) {
        api.raw("GET /health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + header + "\r\n\r\n")
                .expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: a b", "Host:", "Host: a/b", "X: y", "Host: [::1"})
    void aStrangeHostIs400(String header) {
        api.raw("GET /users HTTP/1.1\r\n" + header + "\r\n\r\n")
                .isProblem(400, "Bad Request", "The header Host is missing or malformed.", "/users");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\n\r\n",
                "Content-Length: 0\r\nContent-Length: 5\r\n\r\nhello",
                "Host: other\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n2\n{}\r\n0\r\n\r\n",
                "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "X: y\r\n z\r\n\r\n",
                "X : y\r\n\r\n",
                "X: y\n\r\n"
            })
    void whatTwoReadersCouldReadDifferentlyIs400(String rest) {
        var answer = api.raw("POST /token HTTP/1.1\r\nHost: localhost\r\n" + rest);
        assertEquals(400, answer.status());
        assertEquals("application/problem+json", answer.header("content-type"));
        assertEquals("close", answer.header("connection"));
        assertEquals(1, answer.body().split("HTTP/1.1", -1).length, answer.body());
    }

    @Test
    void chunksOfTheOldVersionAre400() {
        api.raw("POST /token HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
                .isProblem(400, "Bad Request", "The headers do not say how long the body is.", "/token");
    }

    @Test
    void methodsOfProxiesAre405() {
        var answer = api.raw("TRACE /users HTTP/1.1\r\nHost: localhost\r\n\r\n");
        answer.isProblem(405, "Method Not Allowed", "This address does not take this method.", "/users");
        assertEquals("DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT", answer.header("allow"));
    }

    @Test
    void aBodyOfAGetIsPassedOver() {
        var answer = api.raw("GET /whatsapp-leads/1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization:"
                + " Bearer " + api.token() + "\r\nContent-Length: 5\r\n\r\nhello");
        assertEquals(api.json("/whatsapp-leads/1"), answer.expect(200).json());
    }

    @Test
    void chunksWithExtensionsAndTrailersAreABody() {
        var answer = api.raw("POST /token HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nTransfer-Encoding:"
                + " chunked\r\n\r\n2;a=b\r\n{}\r\n0\r\nX: y\r\n\r\n");
        assertEquals("grant_type is missing.", answer.expect(400).json().getString("error_description"));
    }

    @Test
    void anotherProtocolIsNotSpoken() {
        var answer = api.raw("GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nUpgrade: h2c\r\n"
                + "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n");
        assertEquals("UP", answer.expect(200).json().getString("status"));
        api.raw("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
                .isProblem(505, "HTTP Version Not Supported", "This service speaks HTTP/1.1.", "/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /users HTTP/1.1\r\nHo",
                "POST /token HTTP/1.1\r\nHost: a\r\nContent-Length: 500\r\n\r\n{",
                "POST /token HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1",
                "POST /token HTTP/1.1\r\nHost: a\r\nUpgrade: other\r\nContent-Length: 9\r\n\r\n{",
                "POST /token HTTP/1.1\r\nHost: a\r\nContent-Length: 9000000\r\n\r\n{"
            })
    void clientsThatSendNothingMoreHoldNoThread(String begun) throws IOException {
        for (var i = 0; i < MANY; i++) {
            connect(begun);
        }
        othersAreAnswered();
    }

    @Test
    void exportsThatNobodyReadsLeaveThreadsForOthers() throws IOException {
        for (var i = 0; i < MANY; i++) {
            connect("GET /whatsapp-leads?format=csv HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + api.token()
                    + "\r\nX-MyCRM-Expand-Data: true\r\n\r\n");
        }
        othersAreAnswered();
    }

    /** Begins a request on a connection that stays open. */
    private void connect(String begun) throws IOException {
        var address = URI.create(api.url("/"));
        var client = new Socket();
        client.setReceiveBufferSize(4096);
        client.connect(new InetSocketAddress(address.getHost(), address.getPort()));
        clients.add(client);
        client.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
    }

    private void othersAreAnswered() {
        assertTimeoutPreemptively(SOON, () -> {
            assertEquals(200, api.send("GET", "/health/ready", null).status());
            assertEquals(200, api.get("/whatsapp-leads?per_page=1").status());
            var answer = api.send("POST", "/token", "{}", "Content-Type", "application/json");
            assertTrue(answer.status() == 400, answer::body);
        });
    }
}
