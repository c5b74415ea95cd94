package com.mycrm.api;

import static java.lang.System.Logger.Level.WARNING;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;

/**
 * Closes the connection of an answer that failed after it had begun.
 *
 * <p>Otherwise the server would end the answer normally, and the client would take a truncated list for the whole list.
 * The Servlet API cannot close a connection, so this calls methods of Payara's own classes. It does so by reflection,
 * because no Maven artifact has just these classes; without them it logs a warning.
 */
public final class ConnectionAborter {

    private static final Logger LOG = System.getLogger(ConnectionAborter.class.getName());
    private static final String ATTRIBUTE = "leads.aborted";
    private static final String[] GETTERS = {
        "getUnwrappedCoyoteRequest", "getCoyoteRequest", "getContext", "getConnection"
    };

    private ConnectionAborter() {}

    /** Marks the answer to this request as incomplete. */
    public static void mark(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, true);
    }

    static void abortIfMarked(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) == null) {
            return;
        }
        try {
            Object found = request;
            for (var step : GETTERS) {
                found = found.getClass().getMethod(step).invoke(found);
            }
            Class.forName(
                            "org.glassfish.grizzly.Closeable",
                            true,
                            found.getClass().getClassLoader())
                    .getMethod("terminateSilently")
                    .invoke(found);
        } catch (ReflectiveOperationException e) {
            LOG.log(WARNING, "The connection of an incomplete answer was not closed; its client cannot notice", e);
        }
    }
}
