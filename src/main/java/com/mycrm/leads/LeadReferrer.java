package com.mycrm.leads;

import com.mycrm.directory.Referrer;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** Keeps the users and properties of leads from being deleted. */
@ApplicationScoped
public class LeadReferrer implements Referrer {

    @EJB
    LeadQueries leads;

    @Any
    @Inject
    Instance<LeadKind<?, ?>> kinds;

    @Override
    public boolean refersToUser(long id) {
        return kinds.stream().anyMatch(kind -> leads.hasUser(kind, id));
    }

    @Override
    public boolean refersToProperty(long id) {
        return kinds.stream().anyMatch(kind -> leads.hasProperty(kind, id));
    }
}
