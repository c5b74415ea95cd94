package com.mycrm.api.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET  / HTTP/1.1",
                "GET /",
                "GET / a HTTP/1.1",
                "G(T / HTTP/1.1",
                "GET users HTTP/1.1",
                "GET ?a HTTP/1.1",
                "GET /%zz HTTP/1.1",
                "GET /% HTTP/1.1",
                "GET /a%%3 HTTP/1.1",
                "GET /a%00 HTTP/1.1",
                "GET /a%5c HTTP/1.1",
                "GET /a\\b HTTP/1.1",
                "GET /../a HTTP/1.1",
                "GET /users/..%2F..%2Fetc HTTP/1.1",
                "GET /users%2F%2e%2E%3b HTTP/1.1",
                "GET /users/1;v=2 HTTP/1.1",
                "GET /..;/users HTTP/1.1",
                "GET /a/%2e. HTTP/1.1",
                " / HTTP/1.1",
                "GET /a\u0001 HTTP/1.1",
                "GET /a?b\u0001 HTTP/1.1",
                "GET /a?b\tc HTTP/1.1",
                "GET /a?b\u007f HTTP/1.1"
            })
    void malformedRequestLinesAre400(String line) {
        assertEquals(400, refused(line + "\r\nHost: x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.2", "GET / HTTP/2.0", "PRI * HTTP/2.0", "GET / http/1.1"})
    void otherVersionsAre505(String line) {
        assertEquals(505, refused(line + "\r\nHost: x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X: y",
                "Host: a b",
                "Host: a/b",
                "Host: a:b",
                "Host: a@b",
                "Host:",
                "Host: x\r\nHost: x",
                "Host: x\r\nhost: y",
                "Host: x\r\nX : y",
                "Host: x\r\nX",
                "Host: x\r\n: y",
                "Host: x\r\nX: y\r\n z",
                "Host: x\r\n\tX: y",
                "Host: x\r\nX: \u0000",
                "Host: x\r\nX: \u007f",
                "Host: x\r\nX\u00e9: y",
                "Host: x\r\nX\ty: z",
                "Host: x\r\nX: a\rb",
                "Host: x\r\nContent-Length: 1\r\nContent-Length: 1",
                "Host: x\r\nContent-Length: 1, 1",
                "Host: x\r\nContent-Length: +1",
                "Host: x\r\nContent-Length: -1",
                "Host: x\r\nContent-Length:",
                "Host: x\r\nContent-Length: 1234567890123456789",
                "Host: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked",
                "Host: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                "Host: x\r\nTransfer-Encoding: gzip, chunked",
                "Host: x\r\nTransfer-Encoding: identity",
                "Host: x\r\nTransfer-Encoding: chunked;a"
            })
    void headersThatCanBeReadInTwoWaysAre400(String fields) {
        assertEquals(400, refused("POST / HTTP/1.1\r\n" + fields));
    }

    @Test
    void chunksOfTheOldVersionAre400() {
        assertEquals(400, refused("POST / HTTP/1.0\r\nTransfer-Encoding: chunked"));
    }

    @ParameterizedTest
    @CsvSource({"TRACE / HTTP/1.1, 405", "CONNECT * HTTP/1.1, 405"})
    void methodsOfProxiesAre405(String line, int status) {
        assertEquals(status, refused(line + "\r\nHost: x"));
    }

    @Test
    void anotherExpectationIs417() {
        assertEquals(417, refused("GET / HTTP/1.1\r\nHost: x\r\nExpect: 200-ok"));
    }

    @Test
    void moreThanAHundredHeadersAre431() {
        assertEquals(431, refused("GET / HTTP/1.1\r\nHost: x" + "\r\nX: y".repeat(100)));
    }

    @ParameterizedTest
    @CsvSource({
        "GET /a?b=%zz HTTP/1.1, /a",
        "GET http://x:80/a?b HTTP/1.1, /a",
        "GET http://x HTTP/1.1, /",
        "OPTIONS * HTTP/1.1, /",
        "GET /a[b]{c}|%ff HTTP/1.1, /a[b]{c}|%ff",
        "GET //a/./..b HTTP/1.1, //a/./..b"
    })
    void thePathIsWithoutTheQuery(String line, String path) throws RefusedRequest {
        assertEquals(
                path, RequestHead.parse(line + "\r\nHost: [::1]:80\r\n\r\n").path());
    }

    @Test
    void theServerDoesNotGetWhatItCouldMisread() throws RefusedRequest {
        var head = RequestHead.parse("POST /a HTTP/1.1\r\nHost: x\r\nUpgrade: h2c\r\nHTTP2-Settings: a\r\nCookie: b\r\n"
                + "Payara-Tracing-TraceId: c\r\nExpect: 100-continue\r\ntransfer-encoding: chunked\r\nX: y\r\n\r\n");
        assertEquals(
                List.of("POST /a HTTP/1.1", "Host: x", "X: y", "Content-Length: 3"),
                new String(head.toBytes("Content-Length: 3\r\n"), StandardCharsets.ISO_8859_1)
                        .lines()
                        .filter(line -> !line.isEmpty())
                        .toList());
    }

    private static int refused(String head) {
        return assertThrows(RefusedRequest.class, () -> RequestHead.parse(head + "\r\n\r\n"))
                .problem()
                .status();
    }
}
