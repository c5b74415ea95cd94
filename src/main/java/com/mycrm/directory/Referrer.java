package com.mycrm.directory;

import com.mycrm.changes.Kind;

/** A feature whose objects refer to users or properties, and therefore keeps them from being deleted. */
public interface Referrer {

    boolean refersTo(Kind kind, long id);
}
