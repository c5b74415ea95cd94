package com.mycrm.api;

import static java.lang.System.Logger.Level.WARNING;

import com.mycrm.api.connector.Connector;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;

/**
 * Closes the connection of an answer that failed after it had begun.
 *
 * <p>Otherwise the server would end the answer normally, and the client would take a truncated list for the whole list.
 * The Servlet API cannot close a connection; that of a server without Grizzly stays open, and a warning says so.
 */
public final class ConnectionAborter {

    private static final Logger LOG = System.getLogger(ConnectionAborter.class.getName());
    private static final String ATTRIBUTE = "leads.aborted";

    private ConnectionAborter() {}

    /** Marks the answer to this request as incomplete. */
    public static void mark(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, true);
    }

    static void abortIfMarked(HttpServletRequest request, Connector connector) {
        if (request.getAttribute(ATTRIBUTE) != null && !connector.abort(request)) {
            LOG.log(WARNING, "The connection of an incomplete answer was not closed");
        }
    }
}
