package com.mycrm.api.connector;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Processor;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;

/**
 * The ways from the Servlet API to the server's network library.
 *
 * <p>By reflection, because no Maven artifact has the server's own request class, and because the library has no method
 * that changes how a listener that is already open treats its connections.
 */
final class ServerRequest {

    private ServerRequest() {}

    /** The connection that a request came through. */
    static Connection<?> connection(HttpServletRequest request) throws ReflectiveOperationException {
        var own = request.getClass().getMethod("getUnwrappedCoyoteRequest").invoke(request);
        var library = own.getClass().getMethod("getCoyoteRequest").invoke(own);
        var context = library.getClass().getMethod("getContext").invoke(library);
        return ((FilterChainContext) context).getConnection();
    }

    /** Gives this chain of filters to the connections that the listener accepts from now on. */
    static void setProcessor(TCPNIOTransport transport, Processor<?> chain) {
        transport.setProcessor(chain);
        try {
            var field = TCPNIOTransport.class.getDeclaredField("serverConnections");
            field.setAccessible(true);
            for (var listening : (Collection<?>) field.get(transport)) {
                ((NIOConnection) listening).setProcessor(chain);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This version of the server keeps its listeners elsewhere", e);
        }
    }
}
