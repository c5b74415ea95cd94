package com.mycrm.app;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.Predicate;
import java.util.zip.CRC32;

/**
 * A file of the documentation. It is kept in memory, because reading it from the archive for each request is slow.
 *
 * @param tag its ETag
 */
record DocsFile(byte[] content, String mediaType, String tag) {

    /** Nothing is loaded from other hosts. Swagger UI needs inline styles, and data URLs for its icons. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** @param path on the class path, where the build has put the file */
    static DocsFile load(String path, String mediaType) {
        try (var stream = DocsFile.class.getResourceAsStream("/" + path)) {
            if (stream == null) {
                throw new IllegalStateException("There is no " + path + " on the class path");
            }
            return of(stream.readAllBytes(), mediaType);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    static DocsFile of(byte[] content, String mediaType) {
        return new DocsFile(content, mediaType, '"' + checksum(content) + '"');
    }

    /** The file with every {@code text} replaced. */
    DocsFile replace(String text, String replacement) {
        var changed = new String(content, StandardCharsets.UTF_8).replace(text, replacement);
        return of(changed.getBytes(StandardCharsets.UTF_8), mediaType);
    }

    /**
     * The file, or 304 if the client has it already.
     *
     * @param isKnown whether the client has the file with this tag
     */
    Response answer(Predicate<String> isKnown) {
        var answer = isKnown.test(tag) ? Response.notModified() : Response.ok(content, mediaType);
        return answer.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    private static String checksum(byte[] content) {
        var crc = new CRC32();
        crc.update(content);
        return HexFormat.of().toHexDigits(crc.getValue(), 8);
    }
}
