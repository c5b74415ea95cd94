package com.mycrm.api.connector;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Processor;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;

/**
 * The ways from the Servlet API to the server's network library.
 *
 * <p>By reflection, because no Maven artifact has the server's own request class, and because the library has no method
 * that changes how a listener that is already open treats its connections.
 */
final class ServerRequest {

    /** The method of the server's request class that gives the library's request. */
    private static final Map<Class<?>, Method> LIBRARY_REQUEST = new ConcurrentHashMap<>();

    private ServerRequest() {}

    /** The connection that a request came through. */
    static Connection<?> connection(HttpServletRequest request) throws ReflectiveOperationException {
        var own = request.getClass().getMethod("getUnwrappedCoyoteRequest").invoke(request);
        var library = LIBRARY_REQUEST
                .computeIfAbsent(own.getClass(), ServerRequest::getter)
                .invoke(own);
        return ((Request) library).getContext().getConnection();
    }

    /** Payara and GlassFish name it differently. */
    private static Method getter(Class<?> serverRequest) {
        return Stream.of(serverRequest.getMethods())
                .filter(method -> method.getReturnType() == Request.class && method.getParameterCount() == 0)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(serverRequest + " has no request of Grizzly"));
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
