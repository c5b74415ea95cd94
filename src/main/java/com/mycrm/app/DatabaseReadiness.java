package com.mycrm.app;

import com.mycrm.api.ReadinessCheck;
import com.mycrm.persistence.DatabaseState;
import com.mycrm.persistence.WriteCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** A health check that is up when the database has the newest schema and takes writes of this node. */
@ApplicationScoped
public class DatabaseReadiness implements ReadinessCheck {

    @Inject
    private DatabaseState database;

    @Inject
    private WriteCheck writes;

    @Override
    public String name() {
        return "database";
    }

    @Override
    public boolean isReady() {
        return database.isReady() && writes.isWritable();
    }
}
