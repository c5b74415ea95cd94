package com.mycrm.security;

import jakarta.json.bind.annotation.JsonbPropertyOrder;

/**
 * A token as RFC 6749, section 5.1, shows it.
 *
 * @param refreshToken null, and then absent, for a key's token
 * @param expiresIn seconds
 */
@JsonbPropertyOrder({"accessToken", "refreshToken", "tokenType", "expiresIn"})
public record TokenDocument(String accessToken, String refreshToken, String tokenType, long expiresIn) {

    static TokenDocument bearer(String accessToken, String refreshToken, long expiresIn) {
        return new TokenDocument(accessToken, refreshToken, "Bearer", expiresIn);
    }
}
