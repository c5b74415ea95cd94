package com.mycrm.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.api.problem.FakeRequest;
import com.mycrm.api.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BodyBudgetTest {

    private static final int LARGE = 100_000;

    private final BodyBudget budget = new BodyBudget(LARGE);
    private final HttpServletRequest first = request();
    private final HttpServletRequest second = request();

    @Test
    void bodyBeyondTheBudgetIs503UntilAnotherHasEnded() throws IOException {
        assertEquals(LARGE, read(first, LARGE));
        var refused = assertThrows(ProblemException.class, () -> read(second, LARGE));
        assertEquals(503, refused.problem().status());
        assertEquals(Map.of("Retry-After", "1"), refused.headers());
        budget.release(second);
        budget.release(first);
        assertEquals(LARGE, read(second, LARGE));
    }

    @Test
    void smallBodiesAreNeverRefused() throws IOException {
        read(first, LARGE + BodyBudget.FREE);
        assertEquals(BodyBudget.FREE, read(second, BodyBudget.FREE));
    }

    @Test
    void smallBodyIsNotRefusedWhileAnotherIsOverTheBudget() throws IOException {
        var overdrawn = new BodyBudget(-1);
        try (var body = overdrawn.counted(new ByteArrayInputStream(new byte[BodyBudget.FREE]), first)) {
            assertEquals(BodyBudget.FREE, body.readAllBytes().length);
        }
    }

    @Test
    void budgetIsGivenBackOnce() throws IOException {
        read(first, LARGE + BodyBudget.FREE);
        budget.release(first);
        budget.release(first);
        read(first, LARGE + BodyBudget.FREE);
        assertThrows(ProblemException.class, () -> read(second, BodyBudget.FREE + 1));
    }

    @Test
    void singleBytesAreCountedToo() throws IOException {
        read(first, LARGE + BodyBudget.FREE);
        try (var body = budget.counted(new ByteArrayInputStream(new byte[LARGE]), second)) {
            assertEquals(BodyBudget.FREE, body.readNBytes(BodyBudget.FREE).length);
            assertThrows(ProblemException.class, body::read);
        }
    }

    @Test
    void bodyOfAForwardedRequestTakesThePlaceOfTheFirst() throws IOException {
        read(first, LARGE);
        read(first, LARGE + BodyBudget.FREE);
        budget.release(first);
        assertEquals(LARGE, read(second, LARGE));
    }

    private int read(HttpServletRequest request, int bytes) throws IOException {
        try (var body = budget.counted(new ByteArrayInputStream(new byte[bytes]), request)) {
            return body.readAllBytes().length;
        }
    }

    private static HttpServletRequest request() {
        return new FakeRequest("POST", "/things").servlet();
    }
}
