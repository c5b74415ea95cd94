package com.mycrm.webhooks;

import static java.lang.System.Logger.Level.ERROR;

import com.mycrm.config.Vault;
import com.mycrm.persistence.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes the secrets of webhooks, in the form of the Standard Webhooks specification ({@code whsec_} and base64), and
 * decrypts them. If that fails, nothing is sent to the webhook, and one line is logged.
 */
@ApplicationScoped
public class WebhookSecrets {

    private static final Logger LOG = System.getLogger(WebhookSecrets.class.getName());
    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The version of each webhook that was logged. */
    private final Map<Long, Long> logged = new ConcurrentHashMap<>();

    /** A new secret. */
    static String random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    /** The key of the signatures by a secret. */
    static byte[] key(String secret) {
        return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    }

    /** The secrets that sign now. */
    Optional<List<String>> of(Webhook webhook) {
        try {
            var vault = Vault.configuredOrSample()
                    .orElseThrow(() -> new GeneralSecurityException("LEADS_SECRETS_KEY is not set"));
            return Optional.of(webhook.secrets(vault, DatabaseClock.now()));
        } catch (GeneralSecurityException e) {
            var version = webhook.version();
            if (!Long.valueOf(version).equals(logged.put(webhook.id(), version))) {
                LOG.log(
                        ERROR,
                        "Nothing is sent to webhook {0}: its secret cannot be decrypted. Set the LEADS_SECRETS_KEY"
                                + " under which it was kept, or give it another secret",
                        Long.toString(webhook.id()));
            }
            return Optional.empty();
        }
    }
}
