package com.mycrm.app;

import com.mycrm.persistence.DatabaseState;
import com.mycrm.persistence.WriteCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A health check that is up when the database has the newest schema and takes writes of this node. */
@Readiness
@ApplicationScoped
public class DatabaseReadiness implements HealthCheck {

    @Inject
    private DatabaseState database;

    @Inject
    private WriteCheck writes;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("database")
                .status(database.isReady() && writes.isWritable())
                .build();
    }
}
