package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Sends signed webhooks of Meta and Twilio for one business number, and reads the leads that they made. */
final class WhatsApp {

    static final String META = "/channels/meta";
    static final String TWILIO = "/channels/twilio";

    /** When the first message was sent: 2023-11-14T22:13:20Z. */
    static final long SENT = 1_700_000_000L;

    static final String FORM = "application/x-www-form-urlencoded";

    private static final String JSON = "application/json";
    private static final String SECRET = "demo";
    private static final AtomicLong NEXT = new AtomicLong(System.currentTimeMillis());

    /** The business number, which no other test uses. */
    final String number = Long.toString(NEXT.incrementAndGet());

    private final Api api;
    private final long before = Sql.number("SELECT MAX(id) FROM whatsapp_leads");

    private WhatsApp(Api api) {
        this.api = api;
    }

    /** Runs the test with a new business number and deletes the leads that were made. */
    static void with(Api api, Consumer<WhatsApp> test) {
        var whatsApp = new WhatsApp(api);
        try {
            test.accept(whatsApp);
        } finally {
            whatsApp.settle();
            whatsApp.leads()
                    .forEach(id ->
                            api.write("DELETE", "/whatsapp-leads/" + id, null).expect(204));
        }
    }

    /** An id for a message or a person that no other test has. */
    String id(String name) {
        return name + "." + number;
    }

    /** A customer's number that no other test has. */
    String phone(int customer) {
        return "97158" + number.substring(number.length() - 6) + customer;
    }

    /** Sends one message of a customer and waits until it is processed. */
    void message(String id, String phone, long seconds, String members) {
        event(messages(id, phone, seconds, members)).expect(200);
        settle();
    }

    void text(String id, String phone, long seconds, String text) {
        message(id, phone, seconds, "\"type\": \"text\", \"text\": {\"body\": \"" + text + "\"}");
    }

    /** Sends a receipt of one message, with more members. */
    void receipt(String id, String status, String members) {
        event(statuses(id, status, members)).expect(200);
        settle();
    }

    static String messages(String id, String phone, long seconds, String members) {
        return """
                "contacts": [{"profile": {"name": "Zoë 🌸"}, "wa_id": "%2$s"}], "messages": [{"from": "%2$s",
                 "id": "%1$s", "timestamp": "%3$d", %4$s}]
                """.formatted(id, phone, seconds, members);
    }

    static String statuses(String id, String status, String members) {
        return "\"statuses\": [" + status(id, status, members) + "]";
    }

    static String status(String id, String status, String members) {
        return """
                {"id": "%s", "status": "%s", "timestamp": "%d"%s, "conversation": {"id": "c",
                 "origin": {"type": "service"}}, "pricing": {"billable": true, "pricing_model": "PMP",
                 "category": "service"}}
                """.formatted(id, status, SENT + 60, members);
    }

    /** Sends an event of Meta with these members of its value. */
    Answer event(String members) {
        return signed(body(change(members)));
    }

    /** The body of an event of Meta with this change. */
    static String body(String change) {
        return "{\"object\": \"whatsapp_business_account\", \"entry\": [{\"id\": \"102290129340398\", \"changes\": ["
                + change + "]}]}";
    }

    String change(String members) {
        return """
                {"value": {"messaging_product": "whatsapp", "metadata": {"display_phone_number": "15550783881",
                 "phone_number_id": "%s"}, %s}, "field": "messages"}
                """.formatted(number, members);
    }

    Answer signed(String body) {
        return signed(api, SECRET, body);
    }

    static Answer signed(Api api, String secret, String body) {
        return meta(api, body, "sha256=" + HexFormat.of().formatHex(mac("HmacSHA256", secret, body)));
    }

    /** Meta's request to confirm a webhook. */
    static Answer handshake(Api api, String mode, String token, String challenge) {
        var query = "?hub.mode=" + mode + "&hub.verify_token=" + Api.encoded(token) + "&hub.challenge=" + challenge;
        return api.send("GET", META + query, null);
    }

    /** An event of Meta's with this signature, or with none for null. */
    static Answer meta(Api api, String body, String signature) {
        return signature == null
                ? api.send("POST", META, body, "Content-Type", JSON)
                : api.send("POST", META, body, "Content-Type", JSON, "X-Hub-Signature-256", signature);
    }

    /** A callback of Twilio's that is signed over this text. */
    static Answer twilio(Api api, String query, String form, String signed) {
        var signature = Base64.getEncoder().encodeToString(mac("HmacSHA1", SECRET, signed));
        return api.send("POST", TWILIO + query, form, "Content-Type", FORM, "X-Twilio-Signature", signature);
    }

    /** Sends a signed callback of Twilio with these names and values. */
    Answer callback(String... parameters) {
        var form = new TreeMap<String, String>();
        for (var i = 0; i < parameters.length; i += 2) {
            form.put(parameters[i], parameters[i + 1]);
        }
        var signed = new StringBuilder(api.url(TWILIO));
        form.forEach((name, value) -> signed.append(name).append(value));
        var body = form.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + Api.encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return twilio(api, "", body, signed.toString());
    }

    /** Waits until each received event was processed or has failed once. */
    void settle() {
        Eventually.assertBecomes(
                0L,
                () -> Sql.number("SELECT COUNT(*) FROM inbox_events"
                        + " WHERE state = 'running' OR state = 'waiting' AND attempts = 0"));
    }

    /** Ids of the leads made since the test began. */
    List<Long> leads() {
        return Sql.numbers("SELECT id FROM whatsapp_leads WHERE id > ? ORDER BY id", before);
    }

    /** The only lead made since the test began. */
    JsonObject lead() {
        var leads = leads();
        assertEquals(1, leads.size(), "leads");
        return lead(leads.get(0));
    }

    /** The same with its extras. */
    JsonObject extras() {
        return api.json("/whatsapp-leads/" + Leads.id(lead()), Api.EXPAND, "extras")
                .getJsonObject("whatsapp");
    }

    JsonObject lead(long id) {
        return api.json("/whatsapp-leads/" + id).getJsonObject("whatsapp");
    }

    List<JsonObject> conversation(long id) {
        return api.json("/whatsapp-leads/" + id + "/messages?per_page=500")
                .getJsonArray("messages")
                .getValuesAs(JsonObject.class);
    }

    /** Sends all of these at the same moment, each from a thread of its own. */
    void atOnce(List<Runnable> sends) {
        AtOnce.results(sends.size(), i -> {
            sends.get(i).run();
            return null;
        });
        settle();
    }

    static byte[] mac(String algorithm, String secret, String text) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
