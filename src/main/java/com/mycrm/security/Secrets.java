package com.mycrm.security;

import com.mycrm.api.problem.Problems;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Hashes passwords and the secrets of API keys, slowly and with a salt.
 *
 * <p>A check takes about a tenth of a second of a processor. It takes the same time if there is no hash to check
 * against, so that the time of an answer does not show which keys exist. At most as many checks run at once as there
 * are processors.
 */
@ApplicationScoped
public class Secrets {

    private static final Duration WAIT = Duration.ofSeconds(2);
    private static final SecureRandom RANDOM = new SecureRandom();

    /** OWASP's Password Storage Cheat Sheet asks for 210,000 iterations of PBKDF2 with HMAC-SHA-512. */
    static final Map<String, String> COST = Map.of(
            "Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512",
            "Pbkdf2PasswordHash.Iterations", "210000",
            "Pbkdf2PasswordHash.SaltSizeBytes", "32",
            "Pbkdf2PasswordHash.KeySizeBytes", "32");

    @Inject
    Pbkdf2PasswordHash hash;

    private final Semaphore processors = new Semaphore(Runtime.getRuntime().availableProcessors());
    private String unmatched;

    @PostConstruct
    void start() {
        hash.initialize(COST);
        unmatched = hash(random());
    }

    /** A new secret of 256 random bits that a URL can hold. */
    static String random() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public String hash(String secret) {
        return hash.generate(secret.toCharArray());
    }

    /**
     * Whether the secret is the hashed one.
     *
     * @param hashed null for none: the answer is false, after the same time
     * @throws com.mycrm.api.problem.ProblemException 503 if too many checks are running
     */
    boolean verify(String secret, String hashed) {
        try {
            if (!processors.tryAcquire(WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Problems.unavailable("Too many secrets are being checked at the moment.", WAIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problems.unavailable("The service is stopping.", WAIT);
        }
        try {
            return hash.verify(secret.toCharArray(), hashed == null ? unmatched : hashed) && hashed != null;
        } finally {
            processors.release();
        }
    }
}
