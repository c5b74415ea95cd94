package com.mycrm.demo;

import java.time.Instant;

/**
 * Somebody who writes to the company.
 *
 * @param phone digits with country code; null for a customer whom WhatsApp names by user id and username
 * @param time of the first message
 */
record Customer(String name, String phone, String userId, Instant time) {

    /** The contact of Meta's payload. */
    String contact() {
        return phone == null ? """
                  {"profile": {"name": "%1$s", "username": "user.%2$s"}, "user_id": "%2$s"}""".formatted(name, userId) : """
                  {"profile": {"name": "%s"}, "wa_id": "%s"}""".formatted(name, phone);
    }

    /** The sender of a message in Meta's payload. */
    String from() {
        return phone == null ? "\"from_user_id\": \"" + userId + "\"" : "\"from\": \"" + phone + "\"";
    }
}
