package com.mycrm.api.connector;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The head of a request (RFC 9112), read without any of the leniency in which two readers could differ: one of {@code
 * Host}, {@code Content-Length} and {@code Transfer-Encoding} at most, no folded lines, no blank before a colon.
 *
 * @param length the length of the body in bytes; {@link #CHUNKED} if it comes in chunks
 * @param expectsContinue whether the client waits for 100 before it sends the body
 * @param fields the field lines without their line ends
 */
record RequestHead(String line, String path, long length, boolean expectsContinue, List<String> fields) {

    static final long CHUNKED = -1;

    private static final int MOST_FIELDS = 100;
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern FIELD = Pattern.compile(TOKEN + ":[\t -~\\x80-\\xFF]*");
    private static final Pattern METHOD = Pattern.compile(TOKEN);
    private static final Pattern TARGET =
            Pattern.compile("(?:[hH][tT][tT][pP][sS]?://[^/?#]+)?(/[^?]*)?(?:\\?.*)?|\\*");
    private static final Pattern VISIBLE = Pattern.compile("[!-~\\x80-\\xFF]+");
    private static final Pattern HOST = Pattern.compile("(?:[A-Za-z0-9._~-]+|\\[[0-9A-Fa-f:.]+])(?::\\d{0,5})?");
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");

    /**
     * Fields that the server does not get:
     * <ul>
     *   <li>those that frame the body, because the request that the server gets is framed anew;
     *   <li>offers of another protocol, after which the server would not find the end of the body; RFC 9110, section
     *       7.8, allows to ignore them;
     *   <li>cookies and traces, which the server would read although this service does not use them.
     * </ul>
     */
    private static final Pattern KEPT_BACK = Pattern.compile(
            "(?i)(?:transfer-encoding|content-length|expect|upgrade|http2-settings|cookie|payara-tracing-[^:]*):.*");

    /** Reads a head, in which each LF is part of a CRLF. */
    static RequestHead parse(String text) throws RefusedRequest {
        var lines = List.of(text.split("\r\n"));
        var line = lines.get(0).split(" ", -1);
        if (line.length != 3
                || !METHOD.matcher(line[0]).matches()
                || !VISIBLE.matcher(line[1]).matches()) {
            throw new RefusedRequest(400, "The request line is malformed.");
        }
        if (!line[2].equals("HTTP/1.1") && !line[2].equals("HTTP/1.0")) {
            throw new RefusedRequest(505, "This service speaks HTTP/1.1.");
        }
        var path = path(line[1]);
        if (RequestLine.isRefused(line[0])) {
            throw new RefusedRequest(405, "This address does not take this method.", path);
        }
        return of(lines, path, line[2].equals("HTTP/1.0"));
    }

    private static RequestHead of(List<String> lines, String path, boolean old) throws RefusedRequest {
        var fields = lines.subList(1, lines.size());
        if (fields.size() > MOST_FIELDS) {
            throw new RefusedRequest(431, "The request has more than " + MOST_FIELDS + " headers.", path);
        }
        for (var field : fields) {
            if (!isField(field)) {
                throw new RefusedRequest(400, "A header is malformed.", path);
            }
        }
        checkHost(single(fields, "Host", path), path, old);
        var expected = single(fields, "Expect", path);
        if (expected != null && !expected.equalsIgnoreCase("100-continue")) {
            throw new RefusedRequest(417, "The header Expect takes 100-continue.", path);
        }
        return new RequestHead(lines.get(0), path, length(fields, path, old), expected != null && !old, fields);
    }

    /** The path of a target, without its query; as the client wrote it. */
    private static String path(String target) throws RefusedRequest {
        var form = TARGET.matcher(target);
        if (!form.matches() || target.startsWith("?")) {
            throw new RefusedRequest(400, "The request line is malformed.");
        }
        var path = form.group(1) == null ? "/" : form.group(1);
        var fault = RequestLine.fault(path);
        if (fault.isPresent()) {
            throw new RefusedRequest(400, fault.get(), path);
        }
        return path;
    }

    static boolean isField(String line) {
        return FIELD.matcher(line).matches();
    }

    private static void checkHost(String host, String path, boolean old) throws RefusedRequest {
        if (host == null ? !old : !HOST.matcher(host).matches()) {
            throw new RefusedRequest(400, "The header Host is missing or malformed.", path);
        }
    }

    private static long length(List<String> fields, String path, boolean old) throws RefusedRequest {
        var coding = single(fields, "Transfer-Encoding", path);
        var length = single(fields, "Content-Length", path);
        if (coding != null) {
            if (old || length != null || !coding.equalsIgnoreCase("chunked")) {
                throw new RefusedRequest(400, "The headers do not say how long the body is.", path);
            }
            return CHUNKED;
        }
        if (length != null && !LENGTH.matcher(length).matches()) {
            throw new RefusedRequest(400, "The header Content-Length is malformed.", path);
        }
        return length == null ? 0 : Long.parseLong(length);
    }

    /** The value of a field; null if there is none. */
    private static String single(List<String> fields, String name, String path) throws RefusedRequest {
        var found = named(fields, name).toList();
        if (found.size() > 1) {
            throw new RefusedRequest(400, "The header " + name + " is there more than once.", path);
        }
        return found.isEmpty()
                ? null
                : found.get(0).substring(name.length() + 1).strip();
    }

    private static Stream<String> named(List<String> fields, String name) {
        return fields.stream()
                .filter(field -> field.length() > name.length()
                        && field.charAt(name.length()) == ':'
                        && field.regionMatches(true, 0, name, 0, name.length()));
    }

    boolean isChunked() {
        return length == CHUNKED;
    }

    /** The head as the server gets it, with this field for the length of the body. */
    byte[] toBytes(String framing) {
        var text = new StringBuilder(line).append("\r\n");
        fields.stream()
                .filter(field -> !KEPT_BACK.matcher(field).matches())
                .forEach(field -> text.append(field).append("\r\n"));
        return text.append(framing).append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
