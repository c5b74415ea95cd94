package com.mycrm.app;

import static java.lang.System.Logger.Level.INFO;

import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import com.mycrm.persistence.DatabaseReady;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger;

/** Logs at the start of which time zone the days of filters and bodies are. */
@ApplicationScoped
public class DayZone {

    private static final Logger LOG = System.getLogger(DayZone.class.getName());

    void log(@Observes DatabaseReady ready) {
        LOG.log(INFO, "Days are days of the time zone {0} ({1})", Settings.zone(), Setting.ZONE.key());
    }
}
