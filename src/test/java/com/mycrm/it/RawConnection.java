package com.mycrm.it;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A connection that is kept open and sends bytes as they are: for requests that no HTTP client would send.
 *
 * <p>A reset, an answer that is no HTTP, and one that takes longer than a minute are {@code IOException}s.
 */
final class RawConnection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;

    private final URI base;
    private Socket socket;
    private InputStream in;

    RawConnection(URI base) {
        this.base = base;
    }

    /** Sends one request and reads its answer. Connects again after the server has closed the connection. */
    Answer send(byte[] request, boolean isHead) throws IOException {
        if (socket == null) {
            socket = new Socket(base.getHost(), base.getPort());
            socket.setSoTimeout(PATIENCE_MILLIS);
            in = new BufferedInputStream(socket.getInputStream());
        }
        socket.getOutputStream().write(request);
        socket.getOutputStream().flush();
        var status = status();
        var headers = headers();
        while (status == 100) {
            status = status();
            headers = headers();
        }
        var hasBody = !isHead && status != 204 && status != 304;
        var answer = new Answer(status, headers, hasBody ? body(headers) : "");
        if (answer.header("connection").equalsIgnoreCase("close")) {
            close();
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }

    private int status() throws IOException {
        var line = line();
        if (!line.matches("HTTP/1\\.[01] [1-5]\\d\\d .*")) {
            throw new IOException("no HTTP: " + line);
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private Map<String, List<String>> headers() throws IOException {
        var headers = new TreeMap<String, List<String>>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            var colon = line.indexOf(':');
            var name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            headers.computeIfAbsent(name, first -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return headers;
    }

    private String body(Map<String, List<String>> headers) throws IOException {
        var bytes = new ByteArrayOutputStream();
        if (headers.containsKey("content-length")) {
            bytes.write(exactly(Integer.parseInt(headers.get("content-length").get(0))));
        } else if (headers.containsKey("transfer-encoding")) {
            for (var size = chunk(); size > 0; size = chunk()) {
                bytes.write(exactly(size));
                line();
            }
            line();
        } else {
            in.transferTo(bytes);
            close();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private byte[] exactly(int size) throws IOException {
        var bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException("an answer that ends early");
        }
        return bytes;
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("a connection that ends early");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
