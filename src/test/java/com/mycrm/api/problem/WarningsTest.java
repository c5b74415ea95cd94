package com.mycrm.api.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarningsTest {

    private final MultivaluedHashMap<String, Object> headers = new MultivaluedHashMap<>();

    @Test
    void whatNoHeaderMayHoldIsReplaced() {
        Warnings.add(headers, "the parameter a\r\nSet-Cookie: é is unknown");
        assertEquals(List.of("the parameter a??Set-Cookie: ? is unknown"), headers.get("X-MyCRM-API-Warning"));
    }

    @Test
    void numberAndLengthAreBounded() {
        for (var i = 0; i < 30; i++) {
            Warnings.add(headers, "x".repeat(1_000));
        }
        assertEquals(20, headers.get("X-MyCRM-API-Warning").size());
        assertEquals("x".repeat(200) + "...", headers.getFirst("X-MyCRM-API-Warning"));
    }
}
