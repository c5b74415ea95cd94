package com.mycrm.app;

import com.mycrm.persistence.DatabaseException;
import com.mycrm.persistence.DatabaseState;
import com.mycrm.persistence.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A health check that is up when the database has the newest schema and answers. */
@Readiness
@ApplicationScoped
public class DatabaseReadiness implements HealthCheck {

    @Inject
    private DatabaseState database;

    @Inject
    private Jdbc jdbc;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("database").status(answers()).build();
    }

    private boolean answers() {
        try {
            return database.isReady()
                    && jdbc.first("SELECT 1", row -> row.getInt(1)).isPresent();
        } catch (DatabaseException e) {
            return false;
        }
    }
}
