package com.mycrm.api.connector;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.memory.MemoryManager;

/**
 * The filter between the sockets and the server's HTTP parser. It lets a request through when it is complete and well
 * formed; until then the request uses no thread.
 *
 * <p>Health is answered by threads of its own, so that a busy node is not taken for a dead one.
 */
final class ConnectionFilter extends BaseFilter {

    /** More than this is unread by a client that sends its next request without reading the last answer. */
    private static final int MOST_UNREAD = 256 * 1024;

    private static final String HEALTH = "/health";

    private final Attribute<ClientConnection> attribute =
            Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute("leads.client." + System.identityHashCode(this));
    private final ClientConnections clients;
    private final Executor health;

    ConnectionFilter(ClientConnections clients, Executor health) {
        this.clients = clients;
        this.health = health;
    }

    @Override
    public NextAction handleRead(FilterChainContext context) throws IOException {
        var client = client(context.getConnection());
        Buffer buffer = context.getMessage();
        if (client.isRefused() || !context.getConnection().isOpen()) {
            buffer.tryDispose();
            return context.getStopAction();
        }
        var bytes = buffer.toByteBuffer();
        try {
            var first = !client.isStreaming();
            var size = bytes.remaining();
            if (!client.read(bytes)) {
                clients.addCollected(size);
                buffer.tryDispose();
                return context.getStopAction();
            }
            return forward(context, client, bytes, first);
        } catch (RefusedRequest e) {
            clients.refuse(client, e);
            if (context.getTransportContext().isBlocking()) {
                throw new EOFException(e.getMessage()); // somebody waits for the rest of the body
            }
            return context.getStopAction();
        }
    }

    /** Gives what has come of one request to the server; what follows it is read after its answer. */
    private NextAction forward(FilterChainContext context, ClientConnection client, ByteBuffer bytes, boolean first)
            throws RefusedRequest {
        var head = client.head();
        if (head == null) {
            return context.getStopAction(); // refused meanwhile, because it took too long
        }
        var forHealth = first && isHealth(head.path());
        if (first) {
            if (!forHealth) {
                clients.checkLoad(head.path());
            }
            if (client.unread() > MOST_UNREAD) {
                client.terminate();
                return context.getStopAction();
            }
        }
        context.setMessage(client.take(first));
        var rest = new byte[bytes.remaining()];
        bytes.get(rest);
        var next = rest.length == 0
                ? context.getInvokeAction()
                : context.getInvokeAction(Buffers.wrap(MemoryManager.DEFAULT_MEMORY_MANAGER, rest));
        if (!forHealth || rest.length > 0) {
            return next; // what follows at once may be anything, and would be answered by the same thread
        }
        context.suspend();
        health.execute(() -> context.resume(next));
        return context.getSuspendAction();
    }

    private static boolean isHealth(String path) {
        return path.equals(HEALTH) || path.startsWith(HEALTH + "/");
    }

    @Override
    public NextAction handleWrite(FilterChainContext context) {
        if (context.getMessage() instanceof Buffer buffer) {
            var client = attribute.get(context.getConnection());
            if (client != null) {
                client.addWritten(buffer.remaining());
            }
            clients.addWritten(buffer.remaining());
        }
        return context.getInvokeAction();
    }

    @Override
    public NextAction handleClose(FilterChainContext context) {
        var client = attribute.remove(context.getConnection());
        if (client != null) {
            clients.remove(client);
        }
        return context.getInvokeAction();
    }

    private ClientConnection client(Connection<?> connection) {
        var client = attribute.get(connection);
        if (client == null) {
            client = new ClientConnection(connection);
            attribute.set(connection, client);
            clients.add(client);
            if (!connection.isOpen()) {
                clients.remove(client); // closed before it was here
            }
        }
        return client;
    }
}
