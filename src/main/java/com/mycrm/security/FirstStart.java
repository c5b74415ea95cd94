package com.mycrm.security;

import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import com.mycrm.persistence.DatabaseReady;
import jakarta.annotation.Priority;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Lets the operator of an empty database in: creates an administrator and an API key, and shows their secrets once, on the
 * console and nowhere else.
 */
@ApplicationScoped
public class FirstStart {

    @EJB
    Administrators administrators;

    @Inject
    Secrets secrets;

    void check(@Observes @Priority(2000) DatabaseReady ready) {
        if (!administrators.areNeeded()) {
            return;
        }
        var email = Settings.text(Setting.ADMIN_EMAIL);
        var password = Secrets.random();
        var secret = Secrets.random();
        administrators.create(email, secrets.hash(password), secrets.hash(secret));
        show(email, password, secret);
    }

    /** Past the log, which may be kept. */
    private static void show(String email, String password, String secret) {
        var console = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        console.printf("%nThe database was empty. What follows is shown this once:%n");
        console.printf("  administrator %s, password %s%n", email, password);
        console.printf("  API key %s, secret %s%n%n", Administrators.KEY, secret);
    }
}
