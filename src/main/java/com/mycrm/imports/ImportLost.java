package com.mycrm.imports;

import jakarta.ejb.ApplicationException;

/** An import is no longer this node's to go on with. */
@ApplicationException(rollback = true)
class ImportLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ImportLost() {
        super("Cancelled, or taken over by another node", null, false, false);
    }
}
