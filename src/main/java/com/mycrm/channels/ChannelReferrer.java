package com.mycrm.channels;

import com.mycrm.directory.Referrer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Keeps users that channels refer to from being deleted. */
@ApplicationScoped
public class ChannelReferrer implements Referrer {

    @Inject
    ChannelQueries channels;

    @Override
    public boolean refersToUser(long id) {
        return channels.hasUser(id);
    }
}
