package com.mycrm.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class VaultTest {

    private static final Vault VAULT = new Vault(new byte[32]);

    @Property
    void sealedTextOpens(@ForAll String text) throws GeneralSecurityException {
        var secret = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertEquals(secret, VAULT.open("secret", VAULT.seal("secret", secret)));
    }

    @Test
    void sealedTextsOfOneSecretDiffer() {
        assertNotEquals(VAULT.seal("secret", "abc"), VAULT.seal("secret", "abc"));
        assertFalse(new String(Base64.getDecoder().decode(VAULT.seal("secret", "abc")), StandardCharsets.ISO_8859_1)
                .contains("abc"));
    }

    @Property
    void alteredTextDoesNotOpen(@ForAll @IntRange(max = 30) int place, @ForAll @IntRange(min = 1, max = 255) int by) {
        var sealed = Base64.getDecoder().decode(VAULT.seal("secret", "abc"));
        sealed[place] ^= (byte) by;
        assertDoesNotOpen(VAULT, "secret", Base64.getEncoder().encodeToString(sealed));
    }

    @Test
    void otherPurposeKeyOrTextDoesNotOpen() {
        var sealed = VAULT.seal("secret", "abc");
        assertDoesNotOpen(VAULT, "access_token", sealed);
        var other = new byte[32];
        Arrays.fill(other, (byte) 1);
        assertDoesNotOpen(new Vault(other), "secret", sealed);
        assertDoesNotOpen(VAULT, "secret", "");
        assertDoesNotOpen(VAULT, "secret", "AAAA");
        assertDoesNotOpen(VAULT, "secret", "no base64");
    }

    private static void assertDoesNotOpen(Vault vault, String purpose, String sealed) {
        assertThrows(GeneralSecurityException.class, () -> vault.open(purpose, sealed));
    }
}
