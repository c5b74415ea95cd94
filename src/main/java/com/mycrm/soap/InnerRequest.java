package com.mycrm.soap;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.TreeMap;

/** A REST request within the request of a SOAP client: another method, other headers, another body. */
final class InnerRequest extends HttpServletRequestWrapper {

    /** Headers that describe the SOAP message itself, and those that get an answer that no operation has. */
    private static final List<String> OF_THE_MESSAGE = List.of(
            "Accept",
            "Accept-Encoding",
            "Content-Length",
            "Content-Type",
            "Content-Encoding",
            "SOAPAction",
            "If-None-Match",
            "X-HTTP-Method-Override");

    private final RestRequest rest;
    private final ServletInputStream body;
    private final TreeMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    InnerRequest(HttpServletRequest outer, RestRequest rest) {
        super(outer);
        this.rest = rest;
        body = new Body(new ByteArrayInputStream(rest.body()));
        Collections.list(outer.getHeaderNames()).stream()
                .filter(name -> OF_THE_MESSAGE.stream().noneMatch(name::equalsIgnoreCase))
                .forEach(name -> headers.put(name, outer.getHeader(name)));
        headers.putAll(rest.headers());
    }

    @Override
    public String getMethod() {
        return rest.method();
    }

    @Override
    public String getHeader(String name) {
        return headers.get(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return headers.containsKey(name)
                ? Collections.enumeration(List.of(headers.get(name)))
                : Collections.emptyEnumeration();
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(headers.keySet());
    }

    @Override
    public String getContentType() {
        return headers.get("Content-Type");
    }

    @Override
    public int getContentLength() {
        return rest.body().length;
    }

    @Override
    public long getContentLengthLong() {
        return rest.body().length;
    }

    /** The same with each call: some servers call it with each read. */
    @Override
    public ServletInputStream getInputStream() {
        return body;
    }

    private static final class Body extends ServletInputStream {

        private final InputStream bytes;
        private boolean isFinished;

        private Body(InputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() throws IOException {
            var read = bytes.read();
            isFinished = read < 0;
            return read;
        }

        @Override
        public boolean isFinished() {
            return isFinished;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("The body is there already");
        }
    }
}
