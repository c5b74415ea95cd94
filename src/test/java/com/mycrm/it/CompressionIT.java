package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class CompressionIT {

    private static final String ENCODINGS = "Accept-Encoding";

    private final Api api = TestServer.api();

    @Test
    void acceptEncodingGzipCompressesTheAnswer() {
        for (var path : List.of(
                "/whatsapp-leads",
                "/whatsapp-leads?format=csv",
                "/whatsapp-leads?format=ndjson",
                "/whatsapp-leads/1",
                "/users?per_page=1")) {
            var plain = api.bytes(path);
            for (var accepted : List.of("gzip", "deflate, GZIP;q=0.5", "br, *;q=0.1", "x-gzip ; q=1.0 , br")) {
                assertArrayEquals(plain, unzipped(api.bytes(path, ENCODINGS, accepted)), path + " for " + accepted);
            }
            for (var refused :
                    List.of("identity", "br, deflate", "gzip;q=0", "gzip; q=0.000, deflate", "gzipped", "")) {
                assertArrayEquals(plain, api.bytes(path, ENCODINGS, refused), path + " for " + refused);
            }
        }
    }

    @Test
    void workbookIsNotCompressedAgain() {
        assertEquals('P', api.bytes("/whatsapp-leads?format=xlsx", ENCODINGS, "gzip")[0]);
    }

    @Test
    void compressedAndPlainAnswersHaveDifferentETags() {
        for (var path : List.of("/whatsapp-leads", "/whatsapp-leads/1")) {
            var plain = api.get(path).header("etag");
            var small = api.get(path, ENCODINGS, "gzip");
            assertEquals(plain.replaceFirst("\"$", "-gzip\""), small.header("etag"));
            assertEquals("gzip", small.header("content-encoding"));
            assertEquals("Accept, Accept-Encoding, X-MyCRM-Expand-Data", small.header("vary"));
            for (var tag : List.of(plain, small.header("etag"))) {
                var known =
                        api.get(path, "If-None-Match", tag, ENCODINGS, "gzip").expect(304);
                assertEquals(small.header("etag"), known.header("etag"));
                assertEquals("", known.header("content-encoding"));
                assertEquals(
                        plain, api.get(path, "If-None-Match", tag).expect(304).header("etag"));
            }
        }
    }

    @Test
    void etagOfACompressedAnswerWorksInIfMatch() {
        Leads.deleting(api, api.write("POST", "/whatsapp-leads", "{\"phone\": \"0509990077\"}"), id -> {
            var path = "/whatsapp-leads/" + id;
            var tag = api.get(path, ENCODINGS, "gzip").header("etag");
            api.write("PATCH", path, "{\"status\": \"prospect\"}", "If-Match", tag)
                    .expect(200);
            api.write("PATCH", path, "{\"status\": \"pending\"}", "If-Match", tag)
                    .expect(412);
        });
    }

    private static byte[] unzipped(byte[] body) {
        try (var plain = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return plain.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
