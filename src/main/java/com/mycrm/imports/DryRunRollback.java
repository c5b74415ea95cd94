package com.mycrm.imports;

import com.mycrm.api.problem.Violation;
import jakarta.ejb.ApplicationException;
import java.util.List;

/** The end of a dry run's transaction: takes what was found out of it, and leaves nothing else. */
@ApplicationException(rollback = true)
class DryRunRollback extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<List<Violation>> faults;

    DryRunRollback(List<List<Violation>> faults) {
        super("A dry run", null, false, false);
        this.faults = faults;
    }

    List<List<Violation>> faults() {
        return faults;
    }
}
