package com.mycrm.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The receiver of the documents, started as they say: by the JDK alone, from its source. */
class WebhookReceiverTest {

    private static final String SECRET = WebhookSecrets.random();
    private static final String LEAD = """
            {"id":"evt_1","seq":7,"type":"whatsapp.created","data":{"whatsapp":{"id":1501,"phone":"+971501234567",\
            "customer":{"name":"Aisha \\"A\\" Khan","username":null},"referral":{"body":"An ad"},\
            "channel":{"id":1,"name":"Sales Dubai"}}},"actor":"key:demo"}""";
    private static final String EMAIL_LEAD = """
            {"id":"evt_2","type":"lead.created","data":{"lead":{"id":1000000301,"first_name":"Omar","phone":"",\
            "notes":[{"body":"Is it free?\\nOmar"}]}}}""";

    private final HttpClient client = HttpClient.newHttpClient();
    private Process receiver;
    private BufferedReader printed;
    private URI address;

    @BeforeEach
    void start() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        receiver = new ProcessBuilder(java, "src/docs/WebhookReceiver.java", SECRET, "0")
                .redirectErrorStream(true)
                .start();
        printed = receiver.inputReader(StandardCharsets.UTF_8);
        address = URI.create(printed.readLine().replace("Waiting for events at ", ""));
    }

    @AfterEach
    void stop() throws InterruptedException {
        receiver.destroyForcibly().waitFor();
    }

    @Test
    void eventsAreVerifiedAndPrinted() throws Exception {
        assertEquals(204, send("evt_1", now(), LEAD));
        assertEquals(List.of("verified: whatsapp.created", "  Aisha \\\"A\\\" Khan", "  +971501234567"), lines(3));
        assertEquals(204, send("evt_2", now(), EMAIL_LEAD));
        assertEquals(List.of("verified: lead.created", "  Omar", "  Is it free?\\nOmar"), lines(3));
    }

    @Test
    void eventThatComesAgainIsIgnored() throws Exception {
        assertEquals(204, send("evt_2", now(), EMAIL_LEAD));
        assertEquals(204, send("evt_2", now(), EMAIL_LEAD));
        assertEquals("seen before: evt_2", lines(4).get(3));
    }

    @Test
    void signatureOfAnyOfTwoSecretsCounts() throws Exception {
        var time = now();
        var signatures = WebhookSignature.of(List.of(WebhookSecrets.random(), SECRET), "evt_1", time, LEAD);
        assertEquals(204, send(LEAD, "evt_1", Long.toString(time), signatures));
    }

    @Test
    void messagesWithoutAValidSignatureAreRefused() throws Exception {
        var time = now();
        var signature = WebhookSignature.of(List.of(SECRET), "evt_1", time, LEAD);
        var other = WebhookSignature.of(List.of(WebhookSecrets.random()), "evt_1", time, LEAD);
        var text = Long.toString(time);
        assertEquals(401, send(LEAD, "evt_1", text, other));
        assertEquals(401, send(LEAD, "evt_2", text, signature));
        assertEquals(401, send(LEAD + " ", "evt_1", text, signature));
        assertEquals(401, send(LEAD, "evt_1", Long.toString(time + 1), signature));
        assertEquals(401, send(LEAD, "evt_1", "today", signature));
        assertEquals(401, send("evt_1", time - 360, LEAD));
        assertEquals(401, send("evt_1", time + 360, LEAD));
        var unsigned = HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.ofString(LEAD));
        assertEquals(
                401, client.send(unsigned.build(), BodyHandlers.discarding()).statusCode());
        assertEquals(
                8,
                lines(8).stream().filter("refused: no valid signature"::equals).count());
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }

    private int send(String id, long time, String body) throws Exception {
        return send(body, id, Long.toString(time), WebhookSignature.of(List.of(SECRET), id, time, body));
    }

    private int send(String body, String id, String time, String signature) throws Exception {
        var request = HttpRequest.newBuilder(address)
                .header("webhook-id", id)
                .header("webhook-timestamp", time)
                .header("webhook-signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    private List<String> lines(int count) {
        return Stream.generate(this::line).limit(count).toList();
    }

    private String line() {
        try {
            return printed.readLine();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
