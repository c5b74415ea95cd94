package com.mycrm.properties;

import com.mycrm.changes.Kind;
import com.mycrm.directory.Referrer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Keeps the agents of properties from being deleted. */
@ApplicationScoped
public class PropertyReferrer implements Referrer {

    @Inject
    PropertyQueries properties;

    @Override
    public boolean refersTo(Kind kind, long id) {
        return kind == Kind.USERS && properties.haveAgent(id);
    }
}
