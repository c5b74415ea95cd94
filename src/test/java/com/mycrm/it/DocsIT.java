package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page that shows the API and tries it. */
class DocsIT {

    private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"([^\"]*)\"");

    private final Api api = TestServer.api();

    @Test
    void pageLoadsWithoutTokenAndFromThisServerOnly() {
        var page = api.send("GET", "/docs", null).expect(200);
        assertEquals("text/html;charset=utf-8", page.header("content-type"));
        assertTrue(page.header("content-security-policy").startsWith("default-src 'none'; script-src 'self';"));
        var loaded =
                LOADED.matcher(page.body()).results().map(MatchResult::group).toList();
        assertEquals(5, loaded.size(), loaded.toString());
        for (var reference : LOADED.matcher(page.body())
                .results()
                .map(found -> found.group(1))
                .toList()) {
            assertTrue(reference.matches("/[a-z].*"), reference);
            var file = api.send("GET", reference, null).expect(200);
            assertEquals("nosniff", file.header("x-content-type-options"), reference);
            var again = api.send("GET", reference, null, "If-None-Match", file.header("etag"));
            assertEquals(304, again.status(), reference);
            assertEquals("", again.body(), reference);
            api.send("GET", reference, null, "If-Match", "no tag").expect(200);
        }
    }

    @Test
    void pageIsTheSameWithATrailingSlash() {
        assertEquals(
                api.send("GET", "/docs", null).expect(200).body(),
                api.send("GET", "/docs/", null).expect(200).body());
    }

    @Test
    void browserIsLedFromTheRootToThePage() {
        for (var accept : List.of("text/html", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")) {
            var answer = api.send("GET", "/", null, "Accept", accept).expect(302);
            assertEquals("docs", answer.header("location"));
            assertEquals("", answer.body());
        }
        for (var accept : List.of("*/*", "application/json", "text/*")) {
            assertEquals(404, api.send("GET", "/", null, "Accept", accept).status(), accept);
        }
    }

    @Test
    void otherFilesAre404() {
        for (var path : List.of("/docs/nosuch.js", "/docs/openapi.yaml", "/docs/WEB-INF%2Fweb.xml")) {
            var answer = api.send("GET", path, null);
            assertEquals(404, answer.status(), path);
            assertEquals("application/problem+json", answer.header("content-type"), path);
        }
    }
}
