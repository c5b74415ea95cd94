package com.mycrm.leads;

import com.mycrm.api.etag.ChangeKind;
import com.mycrm.directory.Referrer;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the users and properties of leads from being deleted. */
@ApplicationScoped
public class LeadReferrer implements Referrer {

    @EJB
    LeadQueries leads;

    @Override
    public boolean refersTo(ChangeKind kind, long id) {
        return switch (kind) {
            case USERS -> leads.hasUser(id);
            case PROPERTIES -> leads.hasProperty(id);
            case LEADS -> false;
        };
    }
}
