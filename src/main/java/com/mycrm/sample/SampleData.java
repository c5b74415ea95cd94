package com.mycrm.sample;

import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import com.mycrm.persistence.DatabaseReady;
import com.mycrm.security.Secrets;
import jakarta.annotation.Priority;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Fills an empty database with believable leads, users and properties, for those who try the service or write against
 * it, and with credentials that everybody knows. Only where {@link Setting#SAMPLE_DATA} is on; that mode is reachable
 * from its own machine alone.
 */
@ApplicationScoped
public class SampleData {

    /** Name and secret of the sample API key, and password of the sample login. */
    static final String CREDENTIAL = "demo";

    @EJB
    SampleWriter writer;

    @Inject
    Secrets secrets;

    void fill(@Observes @Priority(1000) DatabaseReady ready) {
        if (Settings.isOn(Setting.SAMPLE_DATA) && writer.isEmpty()) {
            var users = SampleUser.all();
            var properties = SampleProperties.all(users);
            var leads = SampleLeads.all(users, properties, fallback(users));
            writer.write(users, properties, leads, secrets.hash(CREDENTIAL));
        }
    }

    private static int fallback(List<SampleUser> users) {
        var email = Settings.text(Setting.FALLBACK_USER);
        return users.stream()
                .filter(user -> user.email().equalsIgnoreCase(email))
                .findFirst()
                .orElse(users.get(0))
                .id();
    }
}
