package com.mycrm.demo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Builds webhook requests as Twilio sends them.
 *
 * @param number digits of the business number
 * @param publicUrl address of the service as Twilio knows it, which is a part of what is signed
 * @param ids makes ids of messages
 */
record TwilioTraffic(String number, String authToken, String publicUrl, Supplier<String> ids) {

    private static final String PATH = "/channels/twilio";

    Delivery message(Customer customer, String text, Map<String, String> content) {
        var id = "SM" + ids.get();
        var form = new TreeMap<>(content);
        form.putAll(Map.of("MessageSid", id, "SmsMessageSid", id, "SmsStatus", "received", "AccountSid", "AC0"));
        form.putAll(Map.of("From", address(customer.phone()), "To", address(number), "ApiVersion", "2010-04-01"));
        form.putAll(Map.of("WaId", customer.phone(), "ProfileName", customer.name()));
        return delivery(customer.time(), customer.name() + ", " + text, form);
    }

    /** The status callbacks of an answer that the company sent by other means, three seconds apart. */
    Delivery[] statuses(Customer customer, int second, String... statuses) {
        var id = "SM" + ids.get();
        var deliveries = new Delivery[statuses.length];
        for (var i = 0; i < statuses.length; i++) {
            var status = statuses[i];
            var form = new TreeMap<String, String>();
            form.putAll(Map.of("MessageSid", id, "SmsSid", id, "MessageStatus", status, "SmsStatus", status));
            form.putAll(Map.of("From", address(number), "To", address(customer.phone()), "AccountSid", "AC0"));
            if (status.equals("undelivered")) {
                form.putAll(Map.of("ErrorCode", "63024", "ErrorMessage", "Invalid message recipient"));
            }
            var time = customer.time().plusSeconds(second + 3L * i);
            deliveries[i] = delivery(time, status + " to " + customer.name(), form);
        }
        return deliveries;
    }

    private static String address(String digits) {
        return "whatsapp:+" + digits;
    }

    private Delivery delivery(Instant time, String text, SortedMap<String, String> form) {
        var signed = form.entrySet().stream()
                .map(entry -> entry.getKey() + entry.getValue())
                .collect(Collectors.joining("", publicUrl + PATH, ""));
        var body = form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return new Delivery(
                time,
                "Twilio " + text,
                PATH,
                body,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "X-Twilio-Signature",
                Base64.getEncoder().encodeToString(Delivery.mac("HmacSHA1", authToken, signed)));
    }
}
