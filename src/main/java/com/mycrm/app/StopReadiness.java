package com.mycrm.app;

import com.mycrm.api.ReadinessCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** A health check that is down from the moment when this node was told to stop. */
@ApplicationScoped
public class StopReadiness implements ReadinessCheck {

    @Inject
    private GracefulStop stop;

    @Override
    public String name() {
        return "accepting";
    }

    @Override
    public boolean isReady() {
        return !stop.isStopping();
    }
}
