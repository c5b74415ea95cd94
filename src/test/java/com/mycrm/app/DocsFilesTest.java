package com.mycrm.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocsFilesTest {

    private static final DocsFiles FILES = new DocsFiles();

    @Test
    void pageLoadsOnlyFilesThatAreListed() {
        var page = new String(FILES.find(DocsFiles.PAGE).orElseThrow().content(), StandardCharsets.UTF_8);
        for (var name : new String[] {"swagger-ui.css", "swagger-ui-bundle.js", "favicon-32x32.png", "init.js"}) {
            assertTrue(page.contains("docs/" + name), name);
            assertTrue(FILES.find(name).isPresent(), name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "swagger-ui.js", "../META-INF/persistence.xml", "..%2Fweb.xml"})
    void otherFilesAreNotFound(String name) {
        assertEquals(Optional.empty(), FILES.find(name));
    }

    @Test
    void pageLoadsItsFilesBelowAContextPath() {
        assertEquals(
                FILES.find(DocsFiles.PAGE).orElseThrow().tag(), FILES.page("").tag());
        var page = new String(FILES.page("/crm").content(), StandardCharsets.UTF_8);
        assertTrue(page.contains("src=\"/crm/docs/init.js\""), page);
        assertTrue(page.contains("href=\"/crm/openapi\""), page);
        assertFalse(page.contains("\"/docs/"), page);
    }

    @Test
    void answerNamesTypeTagAndPolicy() {
        var file = FILES.find("init.js").orElseThrow();
        var answer = file.answer(tag -> false);
        assertEquals(200, answer.getStatus());
        assertEquals(file.content(), answer.getEntity());
        assertEquals("text/javascript;charset=utf-8", answer.getMediaType().toString());
        assertEquals(file.tag(), answer.getHeaderString("ETag"));
        assertEquals("no-cache", answer.getHeaderString("Cache-Control"));
        assertTrue(answer.getHeaderString("Content-Security-Policy").startsWith("default-src 'none';"));
    }

    @Test
    void clientThatHasTheFileGetsNoContent() {
        var file = FILES.find("init.js").orElseThrow();
        var answer = file.answer(file.tag()::equals);
        assertEquals(304, answer.getStatus());
        assertEquals(file.tag(), answer.getHeaderString("ETag"));
    }

    @Test
    void filesDifferInTheirTags() {
        assertNotEquals(
                FILES.find("init.js").orElseThrow().tag(),
                FILES.find(DocsFiles.PAGE).orElseThrow().tag());
    }

    @Test
    void missingFileStopsTheStart() {
        var failure = assertThrows(IllegalStateException.class, () -> DocsFile.load("docs/missing.css", "text/css"));
        assertEquals("There is no docs/missing.css on the class path", failure.getMessage());
    }
}
