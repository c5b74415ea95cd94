package com.mycrm.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.problem.FakeRequest;
import com.mycrm.api.problem.RecordedLog;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests of another server than Payara. {@code ExportIT} tests that a connection is closed. */
class ConnectionAborterTest {

    @Test
    void markedRequestOfAnotherServerIsLogged() {
        try (var log = new RecordedLog(ConnectionAborter.class)) {
            var request = new FakeRequest("GET", "/users").servlet();
            ConnectionAborter.abortIfMarked(request);
            assertEquals(List.of(), log.lines());
            ConnectionAborter.mark(request);
            ConnectionAborter.abortIfMarked(request);
            assertEquals(
                    List.of("WARNING The connection of an incomplete answer was not closed; its client cannot notice:"
                            + " java.lang.NoSuchMethodException: "
                            + request.getClass().getName()
                            + ".getUnwrappedCoyoteRequest()"),
                    log.lines());
        }
    }
}
