package com.mycrm.api;

import static java.lang.System.Logger.Level.WARNING;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;

/**
 * Cuts the connection of an answer that failed after it had begun.
 *
 * <p>The server would end it as if it were whole, and half of a list would be taken for all of it. The Servlet API has
 * no word for this, so the server's own classes are asked, by reflection because no Maven artifact has them alone.
 */
public final class ConnectionAborter {

    private static final Logger LOG = System.getLogger(ConnectionAborter.class.getName());
    private static final String ATTRIBUTE = "leads.broken_off";
    private static final String[] WAY = {"getUnwrappedCoyoteRequest", "getCoyoteRequest", "getContext", "getConnection"
    };

    private ConnectionAborter() {}

    /** Says that the answer to this request is not whole. */
    public static void mark(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, true);
    }

    static void cutIfMarked(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) == null) {
            return;
        }
        try {
            Object found = request;
            for (var step : WAY) {
                found = found.getClass().getMethod(step).invoke(found);
            }
            Class.forName(
                            "org.glassfish.grizzly.Closeable",
                            true,
                            found.getClass().getClassLoader())
                    .getMethod("terminateSilently")
                    .invoke(found);
        } catch (ReflectiveOperationException e) {
            LOG.log(WARNING, "The connection of a broken answer could not be cut", e);
        }
    }
}
