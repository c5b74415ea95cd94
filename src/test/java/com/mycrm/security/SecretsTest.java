package com.mycrm.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretsTest {

    private final PlainHash hash = new PlainHash();
    private final Secrets secrets = hash.secrets();

    @Test
    void randomSecretHas256BitsInTheAlphabetOfUrls() {
        var secret = Secrets.random();
        assertTrue(secret.matches("[A-Za-z0-9_-]{43}"), secret);
        assertEquals(32, Base64.getUrlDecoder().decode(secret).length);
        assertNotEquals(secret, Secrets.random());
    }

    @Test
    void onlyTheHashedSecretIsRight() {
        var hashes = List.of(secrets.hash("right"));
        assertEquals(Optional.of(hashes.get(0)), secrets.match("right", hashes, 1, "192.0.2.1"));
        assertEquals(Optional.empty(), secrets.match("wrong", hashes, 1, "192.0.2.1"));
    }

    @Test
    void missingHashIsNeverRightAndCostsACheckToo() {
        assertEquals(Optional.empty(), secrets.match("any", List.of(), 2, "192.0.2.1"));
        assertEquals(2, hash.checks);
    }

    @Test
    void matchedSecretIsKnownForThatHashOnly() {
        secrets.match("right", List.of(secrets.hash("right")), 1, "192.0.2.1");
        secrets.match("wrong", List.of(secrets.hash("right")), 1, "192.0.2.1");
        assertTrue(secrets.isKnown("right", secrets.hash("right")));
        assertFalse(secrets.isKnown("right", secrets.hash("other")));
        assertFalse(secrets.isKnown("wrong", secrets.hash("right")));
    }
}
