package com.mycrm.leads;

import com.mycrm.directory.Referrer;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the users and properties of leads from being deleted. */
@ApplicationScoped
public class LeadReferrer implements Referrer {

    @EJB
    LeadQueries leads;

    @Override
    public boolean refersToUser(long id) {
        return leads.hasUser(id);
    }

    @Override
    public boolean refersToProperty(long id) {
        return leads.hasProperty(id);
    }
}
