package com.mycrm.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Attacks a proxy in front of a service with sample data, and asks as a normal client beside each attack. It ends with
 * an exception if that client is not answered. {@code .ci/haproxy} runs it with the address of the proxy.
 */
public final class ProxyAttack {

    private static final int MANY = 300;
    private static final int ASKED = 20;
    private static final String ATTACKER = "127.0.0.2";
    private static final String HOST = "Host: localhost\r\n";

    /** A second request that must not be answered or seen by the service. */
    private static final String HIDDEN = "GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private static final List<String> AMBIGUOUS = List.of(
            "POST /token HTTP/1.1\r\n" + HOST + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "POST /token HTTP/1.1\r\n" + HOST + "Content-Length: 0\r\nContent-Length: 44\r\n\r\n",
            "POST /token HTTP/1.1\r\n" + HOST + "Transfer-Encoding: xchunked\r\nContent-Length: 4\r\n\r\n",
            "POST /token HTTP/1.1\r\n" + HOST + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
            "POST /token HTTP/1.0\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "POST /token HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n0x0\r\n\r\n",
            "POST /token HTTP/1.1\r\n" + HOST + "Content-Length: +0\r\n\r\n");

    private final SSLContext trusting = trusting();
    private final HttpClient client =
            HttpClient.newBuilder().sslContext(trusting).build();
    private final URI proxy;
    private final String token;

    private ProxyAttack(URI proxy) throws Exception {
        this.proxy = proxy;
        var request = HttpRequest.newBuilder(proxy.resolve("/auth/oauth/v1/token"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString("demo:demo".getBytes()))
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        var body = client.send(request, BodyHandlers.ofString()).body();
        token = body.replaceFirst("(?s).*\"access_token\" *: *\"([^\"]*)\".*", "$1");
    }

    public static void main(String[] arguments) throws Exception {
        var attack = new ProxyAttack(URI.create(arguments[0]));
        check(attack.ask("/whatsapp-leads?per_page=1").version() == HttpClient.Version.HTTP_2, "HTTP/2 to clients");
        check(attack.ask("/metrics").statusCode() == 404, "/metrics is closed");
        for (var request : AMBIGUOUS) {
            attack.smuggle(request);
        }
        attack.beside("heads without an end", "GET /users HTTP/1.1\r\nHo");
        attack.beside("bodies without an end", "POST /token HTTP/1.1\r\n" + HOST + "Content-Length: 500\r\n\r\n{");
        attack.beside(
                "exports that nobody reads",
                "GET /whatsapp-leads?format=csv HTTP/1.1\r\n" + HOST
                        + "X-MyCRM-Expand-Data: true\r\nAuthorization: Bearer " + attack.token + "\r\n\r\n");
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
        System.out.println("ok: " + what);
    }

    private void smuggle(String request) throws IOException {
        try (var socket = connect("127.0.0.1")) {
            socket.setSoTimeout(5_000);
            write(socket, request + HIDDEN);
            var answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
            check(answer.matches("HTTP/1\\.[01] 4\\d\\d"), answer + " to " + request.replaceAll("\\s+", " "));
        }
    }

    private void beside(String name, String begun) throws Exception {
        var attackers = new ArrayList<Socket>();
        var answered = 0;
        try {
            for (var i = 0; i < MANY; i++) {
                attackers.add(connect(ATTACKER));
                write(attackers.get(i), begun);
            }
            for (var i = 0; i < ASKED; i++) {
                answered += ask("/whatsapp-leads?per_page=10").statusCode() == 200 ? 1 : 0;
            }
            check(answered == ASKED, answered + " of " + ASKED + " answered beside " + MANY + " " + name);
        } finally {
            for (var attacker : attackers) {
                attacker.close();
            }
        }
    }

    private HttpResponse<String> ask(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(proxy.resolve(path))
                        .timeout(Duration.ofSeconds(10))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.ofString());
    }

    private Socket connect(String from) throws IOException {
        var plain = new Socket();
        plain.setReceiveBufferSize(4096);
        plain.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
        plain.connect(new InetSocketAddress(proxy.getHost(), proxy.getPort()));
        return trusting.getSocketFactory().createSocket(plain, proxy.getHost(), proxy.getPort(), true);
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** The certificate is made for this run, and for no name. */
    private static SSLContext trusting() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustEverything()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class TrustEverything extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
