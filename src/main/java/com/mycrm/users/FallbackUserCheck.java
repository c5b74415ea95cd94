package com.mycrm.users;

import static java.lang.System.Logger.Level.WARNING;

import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import com.mycrm.persistence.DatabaseReady;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger;

/** Warns at the start if {@link Setting#FALLBACK_USER} names nobody. Such a user may still be created. */
@ApplicationScoped
public class FallbackUserCheck {

    private static final Logger LOG = System.getLogger(FallbackUserCheck.class.getName());

    @EJB
    UserQueries users;

    void check(@Observes DatabaseReady ready) {
        Settings.optional(Setting.FALLBACK_USER)
                .filter(email -> users.idOf(email).isEmpty())
                .ifPresent(email -> LOG.log(
                        WARNING,
                        "No user has the e-mail {0} of {1}; leads that have no other user go to the first user",
                        email,
                        Setting.FALLBACK_USER.key()));
    }
}
