package com.mycrm.app.launcher;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Waits until the service answers as its clients will reach it, and then tells the person at the console how.
 *
 * <p>From outside, through the port: only that shows that the server, the application and the database are all there.
 */
record Welcome(String host, int port, boolean sample) {

    private static final long LONGEST_PAUSE = 3_000;

    private static final String SAMPLE = """

            WhatsApp Leads, with sample data, on this machine only: %1$s
            To read and try it: %1$s/docs
            API key demo, secret demo; login demo@example.com, password demo

            TOKEN=$(curl -s -u demo:demo -d grant_type=client_credentials %1$s/auth/oauth/v1/token \
            | sed 's/.*"access_token" *: *"\\([^"]*\\)".*/\\1/')
            curl -s -g -H "Authorization: Bearer $TOKEN" '%1$s/whatsapp-leads?filters[status]=pending&per_page=3'

            """;

    /**
     * Returns when the service is ready; false if the application is not there at all. One that was there and answers
     * no more is being stopped, which ends this process.
     */
    boolean print() throws InterruptedException {
        var pause = 250L;
        var isThere = false;
        for (var answer = ask(); !answer.startsWith("200"); answer = ask()) {
            isThere |= answer.contains("\"database\"");
            if (!isThere) {
                return false;
            }
            Thread.sleep(pause);
            pause = Math.min(LONGEST_PAUSE, 2 * pause);
        }
        System.out.print(sample ? SAMPLE.formatted(url(host)) : "Ready at " + url(host) + System.lineSeparator());
        System.out.flush();
        return true;
    }

    private String ask() {
        try {
            var reachable = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
            var connection = (HttpURLConnection)
                    URI.create(url(reachable) + "/health/ready").toURL().openConnection();
            connection.setConnectTimeout(5_000);
            connection.setReadTimeout(30_000);
            var status = connection.getResponseCode();
            try (var body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                return status + " " + (body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            return e.toString();
        }
    }

    private String url(String name) {
        return "http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
    }
}
