package com.mycrm.demo;

import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Supplier;

/**
 * Builds webhook requests as Meta sends them.
 *
 * @param number phone_number_id of the business number
 * @param ids makes ids of messages
 */
record MetaTraffic(String number, String appSecret, Supplier<String> ids) {

    /** A message; {@code content} is its JSON from the member {@code type} on. */
    Delivery message(Customer customer, int second, String text, String content) {
        return messages(customer, second, text, element(customer, second, content));
    }

    /** A message in one event with another one that no program can understand. */
    Delivery messageWithBrokenOne(Customer customer, int second, String text, String content) {
        var broken = "{\"from\": \"971550000000\", \"type\": \"text\"}, ";
        return messages(customer, second, text, broken + element(customer, second, content));
    }

    /** The receipts of an answer that the company sent by other means, three seconds apart. */
    Delivery[] receipts(Customer customer, int second, String... statuses) {
        var id = ids.get();
        var deliveries = new Delivery[statuses.length];
        for (var i = 0; i < statuses.length; i++) {
            var time = customer.time().plusSeconds(second + 3L * i);
            var errors = statuses[i].equals("failed")
                    ? ", \"errors\": [{\"code\": 131026, \"title\": \"Message undeliverable\"}]"
                    : "";
            deliveries[i] = delivery(time, statuses[i] + " to " + customer.name(), """
                    "statuses": [{"id": "wamid.%s", "status": "%s", "timestamp": "%d", "recipient_id": "%s"%s}]\
                    """.formatted(
                            id, statuses[i], time.getEpochSecond(), customer.phone(), errors));
        }
        return deliveries;
    }

    static String text(String body) {
        return "\"type\": \"text\", \"text\": {\"body\": \"" + body + "\"}";
    }

    private String element(Customer customer, int second, String content) {
        return """
               {%s, "id": "wamid.%s", "timestamp": "%d", %s}""".formatted(customer.from(), ids.get(), customer.time().getEpochSecond() + second, content);
    }

    private Delivery messages(Customer customer, int second, String text, String elements) {
        return delivery(
                customer.time().plusSeconds(second),
                customer.name() + ", " + text,
                "\"contacts\": [" + customer.contact() + "], \"messages\": [" + elements + "]");
    }

    private Delivery delivery(Instant time, String text, String members) {
        var body = escaped("""
                {"object": "whatsapp_business_account", "entry": [{"id": "102290129340398", "changes": [{"field": \
                "messages", "value": {"messaging_product": "whatsapp", "metadata": {"display_phone_number": \
                "15550100", "phone_number_id": "%s"}, %s}}]}]}""".formatted(number, members));
        var signature = "sha256=" + HexFormat.of().formatHex(Delivery.mac("HmacSHA256", appSecret, body));
        return new Delivery(
                time,
                "Meta   " + text,
                "/channels/meta",
                body,
                "Content-Type",
                "application/json",
                "X-Hub-Signature-256",
                signature);
    }

    /** As Meta escapes it. A service that checks the signature of anything but the received bytes refuses it. */
    private static String escaped(String json) {
        var escaped = new StringBuilder();
        json.chars()
                .forEach(letter ->
                        escaped.append(letter < 128 ? Character.toString(letter) : String.format("\\u%04x", letter)));
        return escaped.toString();
    }
}
