package com.mycrm.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class PasswordHashTest {

    private final PasswordHash hash = new PasswordHash();

    /** The inputs of RFC 6070 with HMAC-SHA-512, of which many libraries publish the results. */
    @Test
    void knownVectorIsRight() {
        var salt = Base64.getEncoder().encodeToString("salt".getBytes());
        var derived = HexFormat.of()
                .parseHex("d197b1b33db0143e018b12f3d1d1479e6cdebdcc97c5c0f87f6902e072f457b5"
                        + "143f30602641b3d55cd335988cb36b84376060ecd532e039b742a239434af2d5");
        var stored =
                "PBKDF2WithHmacSHA512:4096:" + salt + ":" + Base64.getEncoder().encodeToString(derived);
        assertTrue(hash.verify("password", stored));
        assertFalse(hash.verify("Password", stored));
    }

    @Test
    void hashThatSoteriaMadeIsStillRight() {
        var stored = "PBKDF2WithHmacSHA512:210000:jHejgs+4R0udwBLrBVfrMR/gEEjUQarWi3X2VL5P2ys="
                + ":UYB53ld7MoFP+niFDx2Z/B8r8/SrUQrK51uBdPF+pQA=";
        assertTrue(hash.verify("demo", stored));
        assertFalse(hash.verify("demo ", stored));
    }

    @Test
    void newHashHasTheCostThatOwaspAsksForAndASaltOfItsOwn() {
        var stored = hash.generate("pässword");
        var parts = stored.split(":");
        assertEquals(List.of("PBKDF2WithHmacSHA512", "210000"), List.of(parts[0], parts[1]));
        assertEquals(32, Base64.getDecoder().decode(parts[2]).length);
        assertEquals(32, Base64.getDecoder().decode(parts[3]).length);
        assertTrue(hash.verify("pässword", stored));
        assertNotEquals(stored, hash.generate("pässword"));
    }

    @Test
    void emptyPasswordHasAHash() {
        assertFalse(hash.verify("", hash.generate("any")));
        assertTrue(hash.verify("", hash.generate("")));
    }

    @Test
    void textThatIsNoHashIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> hash.verify("any", "plain text"));
    }
}
