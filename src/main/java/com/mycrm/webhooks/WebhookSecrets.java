package com.mycrm.webhooks;

import static java.lang.System.Logger.Level.ERROR;

import com.mycrm.config.Vault;
import com.mycrm.persistence.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Decrypts the secrets of webhooks. If that fails, nothing is sent to the webhook, and one line is logged. */
@ApplicationScoped
public class WebhookSecrets {

    private static final Logger LOG = System.getLogger(WebhookSecrets.class.getName());

    /** The version of each webhook that was logged. */
    private final Map<Long, Long> logged = new ConcurrentHashMap<>();

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
