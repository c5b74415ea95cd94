package com.mycrm.channels;

import com.mycrm.api.etag.ChangeKind;
import com.mycrm.directory.Referrer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Keeps the users of channels from being deleted. */
@ApplicationScoped
public class ChannelReferrer implements Referrer {

    @Inject
    ChannelStore store;

    @Override
    public boolean refersTo(ChangeKind kind, long id) {
        return kind == ChangeKind.USERS && store.hasUser(id);
    }
}
