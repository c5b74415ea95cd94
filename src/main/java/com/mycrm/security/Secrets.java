package com.mycrm.security;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Hashes passwords and the secrets of API keys, slowly and with a salt.
 *
 * <p>A check takes about a tenth of a second of a processor. It takes the same time if there is no hash to check
 * against, so that the time of an answer does not show which keys exist. Checks wait in a {@link HashingQueue}.
 */
@ApplicationScoped
public class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    PasswordHash hash = new PasswordHash();

    private final KnownSecrets known = new KnownSecrets();
    private final HashingQueue queue = new HashingQueue();
    private String unmatched;

    @PostConstruct
    void start() {
        unmatched = hash(random());
    }

    /** A new secret of 256 random bits that a URL can hold. */
    static String random() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** @throws com.mycrm.api.problem.ProblemException 503 if too many secrets are being hashed */
    public String hash(String secret) {
        return queue.run("", () -> hash.generate(secret));
    }

    /** Whether the secret was found to be the hashed one lately. This takes no time. */
    boolean isKnown(String secret, String hashed) {
        return known.contains(secret, hashed);
    }

    /**
     * Finds the hash of a secret; empty if it is the hash of none.
     *
     * @param hashes at most so many as {@code checks}
     * @param checks how many hashes the time of the answer is for
     * @param address of the client
     * @throws com.mycrm.api.problem.ProblemException 503 if too many secrets are being hashed
     */
    Optional<String> match(String secret, List<String> hashes, int checks, String address) {
        return queue.run(
                address,
                () -> hashes.stream()
                        .filter(hashed -> isKnown(secret, hashed)) // meanwhile, by another request
                        .findFirst()
                        .or(() -> slowMatch(secret, hashes, checks)));
    }

    private Optional<String> slowMatch(String secret, List<String> hashes, int checks) {
        var found =
                hashes.stream().filter(hashed -> hash.verify(secret, hashed)).findFirst();
        if (found.isPresent()) {
            known.add(secret, found.get());
        } else {
            IntStream.range(hashes.size(), checks).forEach(i -> hash.verify(secret, unmatched));
        }
        return found;
    }
}
