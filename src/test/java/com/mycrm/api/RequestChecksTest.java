package com.mycrm.api;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.api.problem.FakeRequest;
import com.mycrm.api.problem.ProblemException;
import jakarta.servlet.http.MappingMatch;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestChecksTest {

    private final RequestChecks checks = new RequestChecks(20, 30, false);

    @ParameterizedTest
    @ValueSource(strings = {"/whatsapp-leads-12345", "/users?page=123456789"})
    void longUrlIs414(String target) {
        assertEquals(414, refused(new FakeRequest("GET", target)));
    }

    @Test
    void urlOfTheLimitPasses() {
        assertDoesNotThrow(() -> checks.check(new FakeRequest("GET", "/users?page=12345678").servlet()));
    }

    @Test
    void largeHeadersAre431() {
        assertEquals(431, refused(new FakeRequest("GET", "/").header("Accept", "text/csv", "text/html")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/?a=%",
                "/?a=%4",
                "/?a=%zz",
                "/?a=%ff",
                "/?a=\u00e9",
                "/%e9",
                "/\u00e9",
                "/a%00",
                "/%5C",
                "/a\\b",
                "/..",
                "/a;b",
                "/a\u0001"
            })
    void malformedEscapeIs400(String target) {
        assertEquals(400, refused(new FakeRequest("GET", target)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "json", "a/b; c="})
    void malformedTypeIs400(String type) {
        for (var method : List.of("GET", "HEAD", "POST")) {
            assertEquals(400, refused(new FakeRequest(method, "/").header("Content-Type", type)), method);
        }
    }

    @Test
    void servletWithAnAddressOfItsOwnChecksTheTypeItself() {
        assertDoesNotThrow(() -> checks.check(new FakeRequest("POST", "/boats")
                .header("Content-Type", "json")
                .mapped(MappingMatch.EXACT)
                .servlet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT"})
    void methodsThatAreNotTakenAre405(String method) {
        assertEquals(405, refused(new FakeRequest(method, "/")));
    }

    @Test
    void sampleDataAnswersItsOwnMachineOnly() {
        var sample = new RequestChecks(20, 30, true);
        assertDoesNotThrow(() -> sample.check(new FakeRequest("GET", "/").servlet()));
        var remote = new FakeRequest("GET", "/").localAddress("192.168.1.7").servlet();
        assertEquals(
                403,
                assertThrows(ProblemException.class, () -> sample.check(remote))
                        .problem()
                        .status());
    }

    private int refused(FakeRequest request) {
        return assertThrows(ProblemException.class, () -> checks.check(request.servlet()))
                .problem()
                .status();
    }
}
