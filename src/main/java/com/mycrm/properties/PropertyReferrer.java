package com.mycrm.properties;

import com.mycrm.directory.Referrer;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps users with properties from being deleted. */
@ApplicationScoped
public class PropertyReferrer implements Referrer {

    @EJB
    PropertyQueries properties;

    @Override
    public boolean refersToUser(long id) {
        return properties.existOf(id);
    }
}
