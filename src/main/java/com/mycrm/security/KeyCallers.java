package com.mycrm.security;

import com.mycrm.security.Tokens.Holder;
import com.mycrm.security.Tokens.TokenRefused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Finds the caller of a request that brings an API key and its secret in place of a token (RFC 7617). */
@ApplicationScoped
class KeyCallers {

    private static final String BASIC = "Basic ";

    @Inject
    CallerResolver callers;

    @Inject
    CredentialChecker credentials;

    /** Whether the header {@code Authorization} brings a key. */
    static boolean isKey(String header) {
        return header.regionMatches(true, 0, BASIC, 0, BASIC.length());
    }

    /** @param address of the client */
    Caller of(String header, String address) throws TokenRefused {
        var given = TokenRequest.basic(header.substring(BASIC.length()).strip()).orElseThrow(TokenRefused::bad);
        var key = credentials.checkKey(given, address);
        return callers.of("key:" + given.name(), new Holder(key.userId(), key.keyId(), key.number()));
    }
}
