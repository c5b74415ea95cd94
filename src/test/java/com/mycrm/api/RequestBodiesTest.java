package com.mycrm.api;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.api.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodiesTest {

    @ParameterizedTest
    @CsvSource({"utf-16, UTF-16", "Windows-1256, windows-1256", "' latin1 ', ISO-8859-1"})
    void charsetIsThatOfTheContentType(String named, String charset) {
        assertEquals(charset, RequestBodies.charset(type(named)).name());
    }

    @Test
    void bodyWithoutACharsetIsUtf8() {
        assertEquals(StandardCharsets.UTF_8, RequestBodies.charset(null));
        assertEquals(StandardCharsets.UTF_8, RequestBodies.charset(MediaType.APPLICATION_JSON_TYPE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such", "?", ""})
    void unknownCharsetIs415(String named) {
        var refused = assertThrows(ProblemException.class, () -> RequestBodies.charset(type(named)));
        assertEquals(415, refused.problem().status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "identity, gzip", "br", "x"})
    void encodedBodyIs415(String encoding) {
        var refused = assertThrows(ProblemException.class, () -> RequestBodies.checkEncoding(encoding, "identity"));
        assertEquals(415, refused.problem().status());
        assertEquals(Map.of("Accept-Encoding", "identity"), refused.headers());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " Identity "})
    void bodyWithoutAnEncodingIsRead(String encoding) {
        assertDoesNotThrow(() -> RequestBodies.checkEncoding(encoding, "identity"));
    }

    private static MediaType type(String charset) {
        return new MediaType("application", "json", Map.of("charset", charset));
    }

    /** A look at the body itself waits for it, where a client offers another protocol. */
    @Test
    void bodyOfNoBytesIsNotLookedAt() throws IOException {
        var request = (ContainerRequestContext) Proxy.newProxyInstance(
                RequestBodiesTest.class.getClassLoader(),
                new Class<?>[] {ContainerRequestContext.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "getProperty" -> null;
                    case "getHeaderString" -> arguments[0].equals("Content-Length") ? "0" : null;
                    default -> throw new AssertionError(method.getName() + " looks at the body");
                });
        filter().filter(request);
    }

    private static ContainerRequestFilter filter() {
        var registered = new ArrayList<ContainerRequestFilter>();
        var resource = (ResourceInfo) Proxy.newProxyInstance(
                RequestBodiesTest.class.getClassLoader(),
                new Class<?>[] {ResourceInfo.class},
                (self, method, arguments) -> Object.class.getMethod("toString"));
        new RequestBodies().configure(resource, (FeatureContext) Proxy.newProxyInstance(
                RequestBodiesTest.class.getClassLoader(),
                new Class<?>[] {FeatureContext.class},
                (self, method, arguments) -> {
                    registered.add((ContainerRequestFilter) arguments[0]);
                    return self;
                }));
        return registered.get(0);
    }
}
