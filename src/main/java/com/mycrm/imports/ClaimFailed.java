package com.mycrm.imports;

import jakarta.ejb.ApplicationException;

/** The database could not be asked for imports: nothing that the container should log, because it is asked again soon. */
@ApplicationException(rollback = true)
class ClaimFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ClaimFailed(Throwable cause) {
        super("Imports cannot be taken up at the moment", cause);
    }
}
