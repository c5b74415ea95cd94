package com.mycrm.config;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts secrets for the database (AES-256-GCM), each with a random nonce before it and bound to its purpose, so that
 * none can be put in another's place.
 */
public record Vault(byte[] key) {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The public key of the sample data. */
    private static final byte[] SAMPLE = "the key of the sample data alone".getBytes(StandardCharsets.US_ASCII);

    /** The vault of the key in the settings, or of the public key of the sample data; empty where there is none. */
    public static Optional<Vault> configuredOrSample() {
        return configured()
                .or(() -> Optional.of(new Vault(SAMPLE)).filter(known -> Settings.isOn(Setting.SAMPLE_DATA)));
    }

    /** The vault of the key in the settings; empty where there is none. */
    public static Optional<Vault> configured() {
        return Settings.bytes(Setting.SECRETS_KEY).map(Vault::new);
    }

    public String seal(String purpose, String secret) {
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, purpose, nonce).doFinal(secret.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(NONCE + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot encrypt a secret", e);
        }
    }

    /** @throws GeneralSecurityException where it was sealed under another key, for another purpose, or was altered */
    public String open(String purpose, String sealed) throws GeneralSecurityException {
        try {
            var bytes = Base64.getDecoder().decode(sealed);
            if (bytes.length < NONCE + TAG_BITS / Byte.SIZE) {
                throw new GeneralSecurityException("A kept secret is too short");
            }
            var cipher = cipher(Cipher.DECRYPT_MODE, purpose, Arrays.copyOf(bytes, NONCE));
            return new String(cipher.doFinal(bytes, NONCE, bytes.length - NONCE), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("A kept secret is no base64", e);
        }
    }

    private Cipher cipher(int mode, String purpose, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /** Not the key, wherever it may be logged. */
    @Override
    public String toString() {
        return "(vault)";
    }
}
