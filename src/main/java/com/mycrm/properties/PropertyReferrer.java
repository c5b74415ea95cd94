package com.mycrm.properties;

import com.mycrm.api.etag.ChangeKind;
import com.mycrm.directory.Referrer;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the agents of properties from being deleted. */
@ApplicationScoped
public class PropertyReferrer implements Referrer {

    @EJB
    PropertyQueries properties;

    @Override
    public boolean refersTo(ChangeKind kind, long id) {
        return kind == ChangeKind.USERS && properties.haveAgent(id);
    }
}
