package com.mycrm.security;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * The slow, salted hash of a password: PBKDF2 of the JDK.
 *
 * <p>Its form is {@code algorithm:iterations:salt:hash} with salt and hash in base64. That is the form of Soteria, the
 * Jakarta Security of Payara, which not every server has.
 */
class PasswordHash {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** OWASP's Password Storage Cheat Sheet asks for 210,000 iterations of PBKDF2 with HMAC-SHA-512. */
    private static final String ALGORITHM = "PBKDF2WithHmacSHA512";

    private static final int ITERATIONS = 210_000;
    private static final int SALT_BYTES = 32;
    private static final int HASH_BYTES = 32;

    /** A hash of the password with a salt of its own. */
    String generate(String password) {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        var hash = derive(password, ALGORITHM, ITERATIONS, salt, HASH_BYTES);
        var base64 = Base64.getEncoder();
        return String.join(":", ALGORITHM, "" + ITERATIONS, base64.encodeToString(salt), base64.encodeToString(hash));
    }

    /** Whether the hash is one of this password, also one of another cost. */
    boolean verify(String password, String hashed) {
        var parts = hashed.split(":", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("A stored hash has " + parts.length + " parts instead of four");
        }
        var base64 = Base64.getDecoder();
        var hash = base64.decode(parts[3]);
        return MessageDigest.isEqual(
                hash, derive(password, parts[0], Integer.parseInt(parts[1]), base64.decode(parts[2]), hash.length));
    }

    private static byte[] derive(String password, String algorithm, int iterations, byte[] salt, int bytes) {
        try {
            return SecretKeyFactory.getInstance(algorithm)
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, iterations, bytes * Byte.SIZE))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK does not hash by " + algorithm, e);
        }
    }
}
