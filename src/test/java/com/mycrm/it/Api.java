package com.mycrm.it;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An HTTP client of the service that adds the token and nothing else, so that a test reads as request and answer. */
final class Api {

    static final String DEMO_KEY = basic("demo", "demo");
    static final String TOKEN_PATH = "/auth/oauth/v1/token";
    static final String EXPAND = "X-MyCRM-Expand-Data";

    private final HttpClient http;
    private final URI base;
    private String token;
    private Instant tokenEnd;

    Api(URI base) {
        this(base, HttpClient.newHttpClient());
    }

    private Api(URI base, HttpClient http) {
        this.base = base;
        this.http = http;
    }

    /** A client that sends the sample key when an answer asks for HTTP Basic, and not before. */
    Api whenChallenged() {
        var demo = new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication("demo", "demo".toCharArray());
            }
        };
        return new Api(base, HttpClient.newBuilder().authenticator(demo).build());
    }

    /** GET with the sample key's token. Brackets and blanks in the path are escaped. */
    Answer get(String path, String... headers) {
        return send("GET", path, null, with(headers, "Authorization", "Bearer " + token()));
    }

    /** Sends JSON with the sample key's token, unless the headers say otherwise. */
    Answer write(String method, String path, String body, String... headers) {
        var all = new TreeMap<>(Map.of("Authorization", "Bearer " + token(), "Content-Type", "application/json"));
        for (var i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return send(
                method,
                path,
                body,
                all.entrySet().stream()
                        .flatMap(header -> Stream.of(header.getKey(), header.getValue()))
                        .toArray(String[]::new));
    }

    /** The JSON of a GET that must succeed. */
    JsonObject json(String path, String... headers) {
        return get(path, headers).expect(200).json();
    }

    /** The body of a GET that must succeed, as it is. */
    byte[] bytes(String path, String... headers) {
        try {
            var request = HttpRequest.newBuilder(base.resolve(escaped(path)))
                    .headers(with(headers, "Authorization", "Bearer " + token()))
                    .build();
            var response = http.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new AssertionError(path + " answered " + response.statusCode());
            }
            return response.body();
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends a file with the sample key's token. */
    Answer upload(String path, String type, byte[] file, String... headers) {
        var named = Stream.of("Authorization", "Bearer " + token(), "Content-Type", type);
        return sent(
                "POST",
                path,
                BodyPublishers.ofByteArray(file),
                Stream.concat(named, Stream.of(headers)).toArray(String[]::new));
    }

    Answer send(String method, String path, String body, String... headers) {
        return sent(method, path, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body), headers);
    }

    private Answer sent(String method, String path, BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(base.resolve(escaped(path)))
                .timeout(Duration.ofSeconds(60))
                .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            var answer = new Answer(
                    response.statusCode(), new TreeMap<>(response.headers().map()), response.body());
            answer.compareWithXml();
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends this text as it is, and reads the answer until the server closes the connection. */
    Answer raw(String request) {
        try (var socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return parsed(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(request, e);
        }
    }

    /** Sends a GET and closes the connection, so that the answer meets a reset. */
    void disconnect(String target) {
        try (var socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoLinger(true, 0);
            var request =
                    "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token() + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(target, e);
        }
    }

    /** A GET with the target as it is, without {@code User-Agent}. */
    Answer rawGet(String target) {
        return raw("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: */*\r\n"
                + "Content-Type: application/json\r\nAuthorization: Bearer " + token() + "\r\n\r\n");
    }

    /** A request for the token of an API key. */
    Answer requestToken(String key, String secret) {
        return send("POST", TOKEN_PATH, "grant_type=client_credentials", "Authorization", basic(key, secret));
    }

    /** A new token of an API key with the secret {@code demo}. */
    String tokenOf(String key) {
        return tokenOf(key, "demo");
    }

    String tokenOf(String key, String secret) {
        return requestToken(key, secret).expect(200).json().getString("access_token");
    }

    /** Sends JSON with another token than the sample key's. */
    Answer as(String token, String method, String path, String body) {
        return write(method, path, body, "Authorization", "Bearer " + token);
    }

    /** A request for the token of a user. */
    Answer login(String user, String password) {
        var form = "grant_type=password&username=" + encoded(user) + "&password=" + encoded(password);
        return send("POST", "/token", form, "Content-Type", "application/x-www-form-urlencoded");
    }

    /** The sample key's token, renewed before it expires. */
    synchronized String token() {
        if (token == null || Instant.now().isAfter(tokenEnd)) {
            token = tokenOf("demo");
            tokenEnd = Instant.now().plus(Duration.ofMinutes(20));
        }
        return token;
    }

    /** The absolute URL of a path. */
    String url(String path) {
        return base.resolve(path).toString();
    }

    static String basic(String key, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((key + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String escaped(String path) {
        return path.replace("[", "%5B").replace("]", "%5D").replace(" ", "%20");
    }

    private static String[] with(String[] headers, String... more) {
        var all = new ArrayList<>(Arrays.asList(headers));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static Answer parsed(String response) {
        var end = response.indexOf("\r\n\r\n");
        var lines = (end < 0 ? response : response.substring(0, end)).split("\r\n");
        Map<String, List<String>> headers = new TreeMap<>();
        for (var i = 1; i < lines.length; i++) {
            var colon = lines[i].indexOf(':');
            headers.computeIfAbsent(lines[i].substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(lines[i].substring(colon + 1).strip());
        }
        var chunked = String.join("", headers.getOrDefault("transfer-encoding", List.of()))
                .equals("chunked");
        var body = end < 0 ? "" : response.substring(end + 4);
        return new Answer(Integer.parseInt(lines[0].split(" ")[1]), headers, chunked ? dechunked(body) : body);
    }

    private static String dechunked(String body) {
        return body.replaceAll("(?:^|\r\n)[0-9a-fA-F]+\r\n", "").replaceAll("\r\n$", "");
    }
}
