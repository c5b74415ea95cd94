package com.mycrm.inbox;

import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Health check: down while an event has been due for longer than {@link Setting#INBOX_BEHIND}. */
@Readiness
@ApplicationScoped
public class InboxReadiness implements HealthCheck {

    @Inject
    private InboxMetrics metrics;

    @Override
    public HealthCheckResponse call() {
        var isInTime =
                metrics.ageMillis() <= Settings.duration(Setting.INBOX_BEHIND).toMillis();
        return HealthCheckResponse.named("inbox").status(isInTime).build();
    }
}
