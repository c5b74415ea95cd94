package com.mycrm.webhooks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLServerSocketFactory;

/** A receiver on this machine that reads one request of each connection and answers with any bytes. */
final class LoopbackReceiver implements AutoCloseable {

    /** Writes the answer to a request. */
    @FunctionalInterface
    interface Reply {
        void write(OutputStream out) throws IOException;

        static Reply of(String text) {
            return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final ServerSocket server;
    private final String scheme;
    private final Reply reply;

    LoopbackReceiver(Reply reply) {
        this(reply, ServerSocketFactory.getDefault());
    }

    LoopbackReceiver(Reply reply, ServerSocketFactory sockets) {
        this.reply = reply;
        scheme = sockets instanceof SSLServerSocketFactory ? "https" : "http";
        try {
            server = sockets.createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        new Thread(this::accept, "receiver").start();
    }

    URI url(String host) {
        return URI.create(scheme + "://" + host + ":" + server.getLocalPort() + "/hook?token=secret");
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                var socket = server.accept();
                open.add(socket);
                new Thread(() -> answer(socket), "receiver").start();
            }
        } catch (IOException closed) {
            return;
        }
    }

    private void answer(Socket socket) {
        try (socket) {
            requests.add(read(socket));
            reply.write(socket.getOutputStream());
            socket.getOutputStream().flush();
        } catch (IOException disconnected) {
            return;
        }
    }

    /** The head, and a body of the length that the head states. */
    private static String read(Socket socket) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var text = "";
        while (!text.contains("\r\n\r\n")) {
            var next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("no request");
            }
            bytes.write(next);
            text = bytes.toString(StandardCharsets.UTF_8);
        }
        var length = text.replaceAll("(?is).*content-length: (\\d+).*", "$1");
        return text + new String(socket.getInputStream().readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            server.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
