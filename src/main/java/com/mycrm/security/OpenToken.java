package com.mycrm.security;

import com.mycrm.security.Tokens.TokenRefused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;

/** Checks the token of an answer that goes on for long: it may expire or be revoked meanwhile. */
@ApplicationScoped
public class OpenToken {

    private static final String SCHEME = "Bearer ";

    @Inject
    CallerResolver callers;

    /**
     * The rights that a token gives now.
     *
     * @param header the {@code Authorization} of the request, which was let through
     * @return empty for a token that is not valid any more
     */
    public Optional<Set<String>> rights(String header) {
        try {
            return Optional.of(
                    callers.resolve(header.substring(SCHEME.length()).strip()).rights());
        } catch (TokenRefused e) {
            return Optional.empty();
        }
    }
}
