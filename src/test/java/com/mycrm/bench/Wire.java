package com.mycrm.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection that is kept alive, and so simple that asking costs next to nothing beside answering. */
final class Wire implements AutoCloseable {

    /** @param headers in lower case, a line each */
    record Answer(int status, String headers, byte[] body) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private static final int HEADERS_END = 0x0d0a0d0a;

    private final Socket socket;
    private final InputStream input;
    private final String host;

    Wire(String url) throws IOException {
        var uri = URI.create(url);
        host = uri.getAuthority();
        socket = new Socket(uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort());
        socket.setTcpNoDelay(true);
        input = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }

    /** @param headers each with its line's end */
    Answer send(String method, String path, String headers, byte[] body) throws IOException {
        var head = method + " " + path.replace("[", "%5B").replace("]", "%5D").replace("+", "%2B")
                + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers
                + (body == null ? "" : "Content-Length: " + body.length + "\r\n") + "\r\n";
        var request = new ByteArrayOutputStream();
        request.write(head.getBytes(StandardCharsets.ISO_8859_1));
        if (body != null) {
            request.write(body);
        }
        request.writeTo(socket.getOutputStream());
        return read();
    }

    Answer get(String path, String headers) throws IOException {
        return send("GET", path, headers, null);
    }

    private Answer read() throws IOException {
        var head = new ByteArrayOutputStream();
        for (var last = 0; last != HEADERS_END; ) {
            var next = next();
            head.write(next);
            last = last << 8 | next;
        }
        var headers = head.toString(StandardCharsets.ISO_8859_1);
        var lower = headers.toLowerCase(Locale.ROOT);
        var status = Integer.parseInt(headers.substring(9, 12));
        var length = lower.indexOf("content-length: ");
        if (length >= 0) {
            var end = lower.indexOf('\r', length);
            return new Answer(status, headers, input.readNBytes(Integer.parseInt(lower.substring(length + 16, end))));
        }
        return new Answer(status, headers, lower.contains("transfer-encoding: chunked") ? chunks() : new byte[0]);
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        while (true) {
            var line = new StringBuilder();
            for (var next = next(); next != '\n'; next = next()) {
                line.append((char) next);
            }
            var size = Integer.parseInt(line.toString().strip(), 16);
            body.write(input.readNBytes(size));
            input.readNBytes(2);
            if (size == 0) {
                return body.toByteArray();
            }
        }
    }

    private int next() throws IOException {
        var next = input.read();
        if (next < 0) {
            throw new EOFException("the server has closed the connection");
        }
        return next;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
