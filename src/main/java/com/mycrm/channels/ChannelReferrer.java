package com.mycrm.channels;

import com.mycrm.directory.Referrer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Keeps the users of channels from being deleted. */
@ApplicationScoped
public class ChannelReferrer implements Referrer {

    @Inject
    ChannelStore store;

    @Override
    public boolean refersToUser(long id) {
        return store.hasUser(id);
    }
}
