package com.mycrm.security;

import static java.lang.System.Logger.Level.WARNING;

import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import com.mycrm.persistence.DatabaseReady;
import com.mycrm.persistence.TransactionConflict;
import jakarta.annotation.Priority;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.System.Logger;
import java.nio.charset.StandardCharsets;

/**
 * Creates the administrator of an empty database at the start, and gives the administrator new secrets if
 * {@link Setting#ADMIN_RESET} is on.
 *
 * <p>It prints the secrets once, on the console and not to the log, because logs are kept.
 */
@ApplicationScoped
public class AdministratorSetup {

    private static final Logger LOG = System.getLogger(AdministratorSetup.class.getName());

    @EJB
    Accounts accounts;

    @Inject
    Secrets secrets;

    void run(@Observes @Priority(2000) DatabaseReady ready) {
        if (!accounts.hasUsers()) {
            giveSecrets("The database was empty.", accounts::createAdministrator);
        } else if (Settings.isOn(Setting.ADMIN_RESET)) {
            giveSecrets(Setting.ADMIN_RESET.key() + " is on.", (email, password, secret) -> {
                accounts.resetAdministrator(email, password, secret);
                return true;
            });
            LOG.log(
                    WARNING,
                    "The administrator {0} has a new password and API key; remove {1}, or the next start replaces them",
                    Settings.text(Setting.ADMIN_EMAIL),
                    Setting.ADMIN_RESET.key());
        }
    }

    /** A change of the administrator by the hashes of new secrets. */
    private interface Change {

        /** Returns whether the secrets are the administrator's now. */
        boolean run(String email, String passwordHash, String secretHash);
    }

    private void giveSecrets(String reason, Change change) {
        var email = Settings.text(Setting.ADMIN_EMAIL);
        var password = Secrets.random();
        var secret = Secrets.random();
        var passwordHash = secrets.hash(password);
        var secretHash = secrets.hash(secret);
        if (!TransactionConflict.retry(() -> change.run(email, passwordHash, secretHash))) {
            return;
        }
        var console = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        console.printf("%n%s What follows is shown this once:%n", reason);
        console.printf("  administrator %s, password %s%n", email, password);
        console.printf("  API key %s, secret %s%n%n", Accounts.ADMINISTRATOR_KEY, secret);
    }
}
