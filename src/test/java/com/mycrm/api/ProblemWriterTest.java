package com.mycrm.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.problem.FakeRequest;
import com.mycrm.api.problem.FakeResponse;
import com.mycrm.api.problem.Problems;
import com.mycrm.api.problem.RequestId;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemWriterTest {

    private static final String DOCUMENT = "{\"type\":\"about:blank\",\"title\":\"Service Unavailable\",\"status\":503,"
            + "\"detail\":\"Later.\",\"instance\":\"/users\",\"request_id\":\"id-1\","
            + "\"error\":\"ServiceUnavailable\",\"messages\":[\"Later.\"]}";

    private final FakeResponse response = new FakeResponse();

    @Test
    void failureIsADocumentWithItsHeaders() throws IOException {
        write("GET");
        assertEquals(503, response.status());
        assertEquals(DOCUMENT, response.body());
        assertEquals(
                Map.of(
                        "Cache-Control", "no-store",
                        "Content-Length", Integer.toString(DOCUMENT.length()),
                        "Content-Type", "application/problem+json",
                        "Retry-After", "3",
                        "X-Request-Id", "id-1"),
                response.headers());
    }

    @Test
    void headHasNoBody() throws IOException {
        write("HEAD");
        assertEquals("", response.body());
        assertEquals(Integer.toString(DOCUMENT.length()), response.headers().get("Content-Length"));
    }

    private void write(String method) throws IOException {
        var request =
                new FakeRequest(method, "/users").header("X-Request-Id", "id-1").servlet();
        RequestId.assign(request, response.servlet());
        ProblemWriter.write(Problems.unavailable("Later.", Duration.ofSeconds(3)), request, response.servlet());
    }
}
