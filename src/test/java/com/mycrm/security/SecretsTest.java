package com.mycrm.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretsTest {

    private final PlainHash hash = new PlainHash();
    private final Secrets secrets = hash.secrets();

    @Test
    void hashHasTheCostThatOwaspAsksFor() {
        assertEquals(
                Map.of(
                        "Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512",
                        "Pbkdf2PasswordHash.Iterations", "210000",
                        "Pbkdf2PasswordHash.SaltSizeBytes", "32",
                        "Pbkdf2PasswordHash.KeySizeBytes", "32"),
                hash.parameters);
    }

    @Test
    void randomSecretHas256BitsInTheAlphabetOfUrls() {
        var secret = Secrets.random();
        assertTrue(secret.matches("[A-Za-z0-9_-]{43}"), secret);
        assertEquals(32, Base64.getUrlDecoder().decode(secret).length);
        assertNotEquals(secret, Secrets.random());
    }

    @Test
    void onlyTheHashedSecretIsRight() {
        assertTrue(secrets.verify("right", secrets.hash("right")));
        assertFalse(secrets.verify("wrong", secrets.hash("right")));
    }

    @Test
    void missingHashIsNeverRightAndCostsACheckToo() {
        assertFalse(secrets.verify("any", null));
        assertEquals(1, hash.checks);
    }
}
