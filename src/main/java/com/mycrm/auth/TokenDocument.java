package com.mycrm.auth;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;

/**
 * A token as RFC 6749, section 5.1, shows it.
 *
 * @param refreshToken null, and then absent, for a key's token
 * @param expiresIn seconds
 */
@JsonbPropertyOrder({"accessToken", "refreshToken", "tokenType", "expiresIn"})
public record TokenDocument(
        @JsonbProperty("access_token") String accessToken,
        @JsonbProperty("refresh_token") String refreshToken,
        @JsonbProperty("token_type") String tokenType,
        @JsonbProperty("expires_in") long expiresIn) {

    static TokenDocument bearer(String accessToken, String refreshToken, long expiresIn) {
        return new TokenDocument(accessToken, refreshToken, "Bearer", expiresIn);
    }
}
