package com.mycrm.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.mycrm.api.problem.FakeRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResteasyRequestsTest {

    private final MultivaluedHashMap<String, String> headers = new MultivaluedHashMap<>();
    private final Map<String, Object> properties = new HashMap<>();
    private final ResteasyRequests filter = new ResteasyRequests();
    private String method = "GET";

    /** What RESTEasy makes of a request. */
    private final ContainerRequestContext request = (ContainerRequestContext) Proxy.newProxyInstance(
            ResteasyRequestsTest.class.getClassLoader(),
            new Class<?>[] {ContainerRequestContext.class},
            (self, called, arguments) -> switch (called.getName()) {
                case "getMethod" -> method;
                case "setMethod" -> method = (String) arguments[0];
                case "getHeaders" -> headers;
                case "getHeaderString" -> headers.getFirst((String) arguments[0]);
                case "setProperty" -> properties.put((String) arguments[0], arguments[1]);
                case "getProperty" -> properties.get((String) arguments[0]);
                default -> throw new UnsupportedOperationException(called.getName());
            });

    private void filter(String sent) {
        filter.servlet = new FakeRequest(sent, "/users").servlet();
        filter.filter(request);
    }

    @Test
    void methodIsThatOfTheClientAlsoInItsCase() {
        filter("get");
        assertEquals("get", method);
    }

    @Test
    void methodThatAnotherFilterHasChosenStays() {
        method = "PATCH";
        filter("POST");
        assertEquals("PATCH", method);
    }

    @Test
    void requestWithoutATypeHasAnyTypeUntilItIsMatched() {
        filter("GET");
        assertEquals("*/*", headers.getFirst(HttpHeaders.CONTENT_TYPE));
        ResteasyRequests.removeType(request);
        assertNull(headers.getFirst(HttpHeaders.CONTENT_TYPE));
    }

    @Test
    void typeOfTheClientStays() {
        headers.putSingle(HttpHeaders.CONTENT_TYPE, "*/*");
        filter("GET");
        ResteasyRequests.removeType(request);
        assertEquals("*/*", headers.getFirst(HttpHeaders.CONTENT_TYPE));
    }
}
