package com.mycrm.persistence;

import static java.lang.System.Logger.Level.ERROR;

import com.mycrm.api.problem.Causes;
import com.mycrm.config.Setting;
import java.lang.System.Logger;
import java.util.Set;
import org.h2.mvstore.MVStoreException;

/**
 * Ends the process after the embedded H2 has failed to write its file, such as on a full disk, if this service is alone
 * in its process. H2 then closes its store, and threads that still use it run in an endless loop, so only a new process
 * answers again; a supervisor has to start it.
 */
final class EmbeddedStoreFailure {

    private static final Logger LOG = System.getLogger(EmbeddedStoreFailure.class.getName());
    private static final int STATUS = 4;

    /** Codes of H2's store: reading failed, writing failed, internal error, closed. */
    private static final Set<Integer> FATAL = Set.of(1, 2, 3, 4);

    private EmbeddedStoreFailure() {}

    static boolean isIn(Throwable failure) {
        return Causes.of(failure, MVStoreException.class).anyMatch(cause -> FATAL.contains(cause.getErrorCode()));
    }

    /** Ends the process if the failure, or a cause of it, is such a one. */
    static synchronized void endProcess(Throwable failure) {
        if (isIn(failure) && Boolean.getBoolean(Setting.OWN_PROCESS)) {
            LOG.log(
                    ERROR,
                    "The file of the database cannot be written ({0}); the process ends with status {1}. Free space on"
                            + " its disk and start it again; nothing that was answered is lost",
                    Causes.root(failure).getMessage(),
                    STATUS);
            Runtime.getRuntime().halt(STATUS);
        }
    }
}
