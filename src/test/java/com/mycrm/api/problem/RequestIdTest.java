package com.mycrm.api.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

    private final FakeResponse response = new FakeResponse();

    @Test
    void requestKeepsTheIdOfItsClient() {
        var request =
                new FakeRequest("GET", "/users").header("X-Request-Id", "abc-1").servlet();
        assertFalse(RequestId.isAssigned(request));
        assertEquals("abc-1", RequestId.assign(request, response.servlet()));
        assertTrue(RequestId.isAssigned(request));
        assertEquals("abc-1", RequestId.of(request));
        assertEquals(Map.of("X-Request-Id", "abc-1"), response.headers());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a\nb",
                "<script>",
                "12345678901234567890123456789012345678901234567890123456789012345"
            })
    void unfitIdIsReplaced(String given) {
        var request =
                new FakeRequest("GET", "/users").header("X-Request-Id", given).servlet();
        var id = RequestId.assign(request, response.servlet());
        assertTrue(id.matches("[0-9a-f]{16}"), id);
    }
}
