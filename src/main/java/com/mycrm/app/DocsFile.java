package com.mycrm.app;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** A file of the documentation, kept in memory, because it comes out of an archive and is asked for again and again. */
record DocsFile(byte[] content, String mediaType, EntityTag tag) {

    /** Nothing is loaded from elsewhere; Swagger UI styles its elements in place and draws icons from data URLs. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** @param path on the class path; the build puts the file there, so that its absence is an error */
    static DocsFile load(String path, String mediaType) {
        try (var stream = DocsFile.class.getResourceAsStream("/" + path)) {
            if (stream == null) {
                throw new IllegalStateException("There is no " + path + " on the class path");
            }
            var content = stream.readAllBytes();
            return new DocsFile(content, mediaType, new EntityTag(checksum(content)));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /** The file, or 304 where the client has it already. */
    Response answer(Request request) {
        var unchanged = request.evaluatePreconditions(tag);
        var answer = unchanged == null ? Response.ok(content, mediaType) : unchanged;
        return answer.tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private static String checksum(byte[] content) {
        var crc = new CRC32();
        crc.update(content);
        return HexFormat.of().toHexDigits(crc.getValue(), 8);
    }
}
