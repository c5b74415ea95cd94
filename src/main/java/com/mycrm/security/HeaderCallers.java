package com.mycrm.security;

import com.mycrm.security.TokenRequest.Credentials;
import com.mycrm.security.Tokens.Holder;
import com.mycrm.security.Tokens.TokenRefused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds the caller whom the header {@code Authorization} names: by a bearer token (RFC 6750), or by an API key and its
 * secret (RFC 7617).
 */
@ApplicationScoped
class HeaderCallers {

    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";

    @Inject
    CallerResolver callers;

    @Inject
    CredentialChecker credentials;

    static boolean isToken(String header) {
        return isScheme(BEARER, header);
    }

    static boolean isKey(String header) {
        return isScheme(BASIC, header);
    }

    private static boolean isScheme(String scheme, String header) {
        return header.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    /**
     * @param header that {@link #isToken} or {@link #isKey}
     * @param address of the client, which only a key needs
     */
    Caller of(String header, Supplier<String> address) throws TokenRefused {
        if (isToken(header)) {
            return callers.resolve(header.substring(BEARER.length()).strip());
        }
        var given = credentials(header).orElseThrow(TokenRefused::bad);
        var key = credentials.checkKey(given, address.get());
        return callers.of("key:" + given.name(), new Holder(key.userId(), key.keyId(), key.number()));
    }

    /** The name and the secret of a key; empty for a malformed header. */
    static Optional<Credentials> credentials(String header) {
        return TokenRequest.basic(header.substring(BASIC.length()).strip());
    }
}
