package com.mycrm.directory;

import com.mycrm.api.etag.ChangeKind;

/** A feature whose objects refer to users or properties, and therefore keeps them from being deleted. */
public interface Referrer {

    boolean refersTo(ChangeKind kind, long id);
}
