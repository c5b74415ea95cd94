package com.mycrm.imports;

import com.mycrm.problem.Fault;
import jakarta.ejb.ApplicationException;
import java.util.List;

/** The end of a dry run's transaction: takes what was found out of it, and leaves nothing else. */
@ApplicationException(rollback = true)
class Attempted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<List<Fault>> faults;

    Attempted(List<List<Fault>> faults) {
        super("A dry run", null, false, false);
        this.faults = faults;
    }

    List<List<Fault>> faults() {
        return faults;
    }
}
