package com.mycrm.api.connector;

import com.mycrm.api.problem.RequestId;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.WriteResult;
import org.glassfish.grizzly.asyncqueue.WritableMessage;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.memory.MemoryManager;
import org.glassfish.grizzly.nio.transport.TCPNIOConnection;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;

/**
 * One connection of a client: what has come of the request that it is sending, and since when.
 *
 * <p>A request is collected with its body, so that a slow client costs memory and no thread. A body that is larger than
 * {@link #LARGEST_COLLECTED} is given to the server piece by piece.
 */
final class ClientConnection {

    /** The largest body that is collected before the server sees the request. */
    static final int LARGEST_COLLECTED = 1024 * 1024;

    private static final Duration HEAD_TIME = Duration.ofSeconds(10);
    private static final Duration BODY_TIME = Duration.ofSeconds(30);
    private static final Duration FAREWELL = Duration.ofSeconds(2);
    private static final long LEAST_BYTES = 30 * 1024;
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private enum Stage {
        NOT_SENDING,
        HEAD,
        BODY,
        STREAM,
        REFUSED
    }

    private final TCPNIOConnection connection;
    private final LeastRate sending = new LeastRate(Duration.ofSeconds(30), LEAST_BYTES);
    private final LeastRate reading = new LeastRate(Duration.ofSeconds(20), LEAST_BYTES);

    private CollectedRequest request = new CollectedRequest();
    private Stage stage = Stage.NOT_SENDING;
    private long since = System.nanoTime();
    private long received;
    private long written;
    private long unreadSince = Long.MAX_VALUE;

    ClientConnection(Connection<?> connection) {
        this.connection = (TCPNIOConnection) connection;
    }

    /**
     * Takes bytes of the request that the client sends, up to its end.
     *
     * @return whether the server is to get what {@link #take} gives; otherwise more bytes are needed
     */
    synchronized boolean read(ByteBuffer bytes) throws RefusedRequest {
        if (stage == Stage.REFUSED) {
            bytes.position(bytes.limit());
            return false;
        }
        received += bytes.remaining();
        if (request.isUntouched()) {
            begin(Stage.HEAD);
        }
        if (request.head() == null) {
            request.read(bytes);
        }
        if (request.isUntouched()) {
            // An empty line before a request, which some clients send after a body, begins none (RFC 9112, section
            // 2.2).
            begin(Stage.NOT_SENDING);
        }
        if (request.head() == null) {
            return false;
        }
        if (stage == Stage.HEAD) {
            endHead(bytes.hasRemaining());
        }
        request.read(bytes);
        if (!request.isComplete() && stage == Stage.BODY && request.size() > LARGEST_COLLECTED) {
            beginStream();
        }
        return request.isComplete() || stage == Stage.STREAM;
    }

    private void endHead(boolean hasMore) {
        if (request.head().expectsContinue() && !hasMore && !request.isComplete()) {
            write(CONTINUE);
        }
        begin(Stage.BODY);
        if (request.head().length() > LARGEST_COLLECTED) {
            beginStream();
        }
    }

    private void beginStream() {
        begin(Stage.STREAM);
        sending.begin(since, received);
    }

    private void begin(Stage next) {
        stage = next;
        since = System.nanoTime();
    }

    /** The head of the request that is being read; null before it is complete. */
    synchronized RequestHead head() {
        return request.head();
    }

    /** What has come for the server and was not taken yet. After the end of a request the next one begins. */
    synchronized Buffer take(boolean first) {
        var piece = request.take(first, stage != Stage.STREAM);
        if (request.isComplete()) {
            request = new CollectedRequest();
            begin(Stage.NOT_SENDING);
        }
        return buffer(piece);
    }

    synchronized boolean isStreaming() {
        return stage == Stage.STREAM;
    }

    synchronized boolean isBusy() {
        return stage != Stage.NOT_SENDING || unread() > 0;
    }

    synchronized boolean isRefused() {
        return stage == Stage.REFUSED;
    }

    /** The bytes of a request that wait here for the rest of it. */
    synchronized int collected() {
        return request.size();
    }

    /** Since when a request is being collected; the greatest time if none is. */
    synchronized long collectingSince() {
        return stage == Stage.HEAD || stage == Stage.BODY ? since : Long.MAX_VALUE;
    }

    /** Adds to the bytes that the server has written. */
    synchronized void addWritten(int bytes) {
        if (unread() == 0) {
            unreadSince = System.nanoTime();
            reading.begin(unreadSince, written);
        }
        written += bytes;
    }

    /** The bytes that the server has written and that the network has not taken yet. */
    int unread() {
        return connection.isOpen() ? connection.getAsyncWriteQueue().spaceInBytes() : 0;
    }

    /** Since when there has been something unread; the greatest time if there is nothing. */
    synchronized long unreadSince() {
        return unread() == 0 ? Long.MAX_VALUE : unreadSince;
    }

    /** Disconnects a client that is too slow; one that has begun a small request is to be told why. */
    synchronized RefusedRequest tooSlow(long now) {
        var age = Duration.ofNanos(now - since);
        if (isReadingTooSlowly(now)
                || stage == Stage.STREAM && sending.isMissed(now, received)
                || stage == Stage.REFUSED && age.compareTo(FAREWELL) > 0) {
            terminate();
        } else if (stage == Stage.HEAD && age.compareTo(HEAD_TIME) > 0
                || stage == Stage.BODY && age.compareTo(BODY_TIME) > 0) {
            return new RefusedRequest(408, "The request did not arrive in time.", request.path());
        }
        return null;
    }

    private boolean isReadingTooSlowly(long now) {
        var unread = unread();
        if (unread == 0) {
            reading.begin(now, written);
            return false;
        }
        return reading.isMissed(now, written - unread);
    }

    /**
     * Answers with a problem and says that nothing more is read. The connection stays open for a moment, so that a
     * client that is still sending can read the answer.
     *
     * @return the id of the request; null if it was refused before
     */
    synchronized String refuse(RefusedRequest refusal) {
        if (stage == Stage.REFUSED) {
            return null;
        }
        begin(Stage.REFUSED);
        request = new CollectedRequest();
        var id = RequestId.next();
        write(RefusalAnswer.of(refusal, id));
        return id;
    }

    private void write(byte[] bytes) {
        ((TCPNIOTransport) connection.getTransport())
                .getAsyncQueueIO()
                .getWriter()
                .write(connection, buffer(bytes), stage == Stage.REFUSED ? new EndOfAnswer() : null);
    }

    private static Buffer buffer(byte[] bytes) {
        return Buffers.wrap(MemoryManager.DEFAULT_MEMORY_MANAGER, bytes);
    }

    void terminate() {
        connection.terminateSilently();
    }

    /** Sends the end of the stream after the answer. */
    private final class EndOfAnswer extends EmptyCompletionHandler<WriteResult<WritableMessage, SocketAddress>> {

        @Override
        public void completed(WriteResult<WritableMessage, SocketAddress> result) {
            try {
                ((SocketChannel) connection.getChannel()).shutdownOutput();
            } catch (IOException e) {
                terminate();
            }
        }
    }
}
