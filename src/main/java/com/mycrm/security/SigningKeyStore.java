package com.mycrm.security;

import com.mycrm.config.Setting;
import com.mycrm.config.Vault;
import com.mycrm.persistence.DatabaseClock;
import com.mycrm.persistence.Jdbc;
import com.mycrm.persistence.TransactionConflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.util.Optional;

/**
 * The signing key in the database, which all nodes share. It is encrypted if {@link Setting#SECRETS_KEY} is set; a key
 * that was stored without is encrypted by the first start with that setting.
 *
 * <p>Its methods are not for a transaction.
 */
@ApplicationScoped
class SigningKeyStore {

    private static final String SEALED = "sealed:";
    private static final String PURPOSE = "signing_key";

    @Inject
    Jdbc jdbc;

    /**
     * The stored key as JWK, or this one if none was stored.
     *
     * @throws IllegalArgumentException if it was encrypted under another key than that of the settings
     */
    String keyOr(String jwk) {
        var vault = Vault.configured();
        var text = stored().orElseGet(() -> insert(seal(vault, jwk)));
        if (text.startsWith(SEALED)) {
            return open(vault, text.substring(SEALED.length()));
        }
        if (vault.isPresent()) {
            jdbc.update("UPDATE signing_key SET jwk = ? WHERE id = 1 AND jwk = ?", seal(vault, text), text);
        }
        return text;
    }

    private Optional<String> stored() {
        return jdbc.first("SELECT jwk FROM signing_key WHERE id = 1", row -> row.getString(1));
    }

    private String insert(String text) {
        try {
            jdbc.update(
                    "INSERT INTO signing_key (id, jwk, created_at) VALUES (1, ?, ?)",
                    text,
                    DatabaseClock.now().getEpochSecond());
            return text;
        } catch (TransactionConflict e) {
            return stored().orElseThrow(() -> e); // another node was first
        }
    }

    private static String seal(Optional<Vault> vault, String jwk) {
        return vault.map(known -> SEALED + known.seal(PURPOSE, jwk)).orElse(jwk);
    }

    private static String open(Optional<Vault> vault, String sealed) {
        try {
            return vault.orElseThrow(GeneralSecurityException::new).open(PURPOSE, sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "The signing key in the database is encrypted under another " + Setting.SECRETS_KEY.key()
                            + " than that of the settings; set the former one, or delete the row of signing_key, which"
                            + " ends all tokens");
        }
    }
}
