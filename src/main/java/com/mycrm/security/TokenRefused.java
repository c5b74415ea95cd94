package com.mycrm.security;

/** A token that proves nothing, and why, in words that tell a client what to do and an attacker nothing. */
class TokenRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /** @param reason one word for the metrics */
    TokenRefused(String reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    static TokenRefused expired() {
        return new TokenRefused("expired", "The token has expired.");
    }

    static TokenRefused bad() {
        return new TokenRefused("bad", "The token is not valid.");
    }

    static TokenRefused revoked() {
        return new TokenRefused("revoked", "The key or user that the token was issued to is no longer valid.");
    }

    String reason() {
        return reason;
    }
}
