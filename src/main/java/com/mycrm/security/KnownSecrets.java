package com.mycrm.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Fast digests of secrets that were right lately, so that a known client does not wait for a slow hash.
 *
 * <p>A digest is an HMAC of the secret and its stored hash, under a key that this process alone has and never stores.
 * It is worth nothing elsewhere, and nothing once another hash is stored.
 */
final class KnownSecrets {

    private static final String HMAC = "HmacSHA256";
    private static final int MOST = 10_000;
    private static final Duration MEMORY = Duration.ofHours(24);

    private final SecretKeySpec key = new SecretKeySpec(randomKey(), HMAC);
    private final Cache<String, Boolean> digests =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(MEMORY).build();

    boolean contains(String secret, String hash) {
        return digests.getIfPresent(digest(secret, hash)) != null;
    }

    void add(String secret, String hash) {
        digests.put(digest(secret, hash), true);
    }

    private String digest(String secret, String hash) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update(hash.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Base64.getEncoder().encodeToString(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot digest a secret", e);
        }
    }

    private static byte[] randomKey() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
