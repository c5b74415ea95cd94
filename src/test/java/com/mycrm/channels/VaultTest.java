package com.mycrm.channels;

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
    void whatIsSealedOpensAgain(@ForAll String text) throws GeneralSecurityException {
        var secret = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertEquals(secret, VAULT.open("secret", VAULT.seal("secret", secret)));
    }

    @Test
    void theSameSecretIsSealedOtherwiseEachTime() {
        assertNotEquals(VAULT.seal("secret", "abc"), VAULT.seal("secret", "abc"));
        assertFalse(new String(Base64.getDecoder().decode(VAULT.seal("secret", "abc")), StandardCharsets.ISO_8859_1)
                .contains("abc"));
    }

    @Property
    void anAlteredOneDoesNotOpen(@ForAll @IntRange(max = 30) int place, @ForAll @IntRange(min = 1, max = 255) int by) {
        var sealed = Base64.getDecoder().decode(VAULT.seal("secret", "abc"));
        sealed[place] ^= (byte) by;
        doesNotOpen(VAULT, "secret", Base64.getEncoder().encodeToString(sealed));
    }

    @Test
    void neitherForAnotherPurposeNorUnderAnotherKeyNorWhatWasNeverSealed() {
        var sealed = VAULT.seal("secret", "abc");
        doesNotOpen(VAULT, "access_token", sealed);
        var other = new byte[32];
        Arrays.fill(other, (byte) 1);
        doesNotOpen(new Vault(other), "secret", sealed);
        doesNotOpen(VAULT, "secret", "");
        doesNotOpen(VAULT, "secret", "AAAA");
        doesNotOpen(VAULT, "secret", "no base64");
    }

    private static void doesNotOpen(Vault vault, String purpose, String sealed) {
        assertThrows(GeneralSecurityException.class, () -> vault.open(purpose, sealed));
    }
}
