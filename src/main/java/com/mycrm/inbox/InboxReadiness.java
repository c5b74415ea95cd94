package com.mycrm.inbox;

import com.mycrm.api.ReadinessCheck;
import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Health check: down while an event has been due for longer than {@link Setting#INBOX_BEHIND}. */
@ApplicationScoped
public class InboxReadiness implements ReadinessCheck {

    @Inject
    private InboxMetrics metrics;

    @Override
    public String name() {
        return "inbox";
    }

    @Override
    public boolean isReady() {
        return metrics.ageMillis() <= Settings.duration(Setting.INBOX_BEHIND).toMillis();
    }
}
