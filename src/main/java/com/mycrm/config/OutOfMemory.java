package com.mycrm.config;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Ends the process after an {@link OutOfMemoryError}, if this service is alone in its process. Threads of the server
 * that the error hit are gone or broken, so only a new process answers again; a supervisor has to start it.
 *
 * <p>The JVM's own {@code -XX:+ExitOnOutOfMemoryError} does the same, but a program cannot set it for itself. This type
 * needs the JDK only, because the launcher uses it.
 */
public final class OutOfMemory {

    /** The exit status, as that of {@code -XX:+ExitOnOutOfMemoryError}. */
    public static final int STATUS = 3;

    private static final int DEEPEST_CAUSE = 20;
    private static final byte[] MESSAGE =
            "The process is out of memory and ends with status 3; its supervisor has to start it again.\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private OutOfMemory() {}

    /**
     * Ends the process if the failure, or a cause of it, is an {@link OutOfMemoryError}. It allocates nothing large.
     */
    public static void endProcess(Throwable failure) {
        if (isIn(failure) && Boolean.getBoolean(Setting.OWN_PROCESS)) {
            try (var console = new FileOutputStream(FileDescriptor.err)) {
                console.write(MESSAGE);
            } catch (IOException | OutOfMemoryError e) {
                Runtime.getRuntime().halt(STATUS);
            }
            Runtime.getRuntime().halt(STATUS);
        }
    }

    private static boolean isIn(Throwable failure) {
        var cause = failure;
        for (var depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof OutOfMemoryError) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
