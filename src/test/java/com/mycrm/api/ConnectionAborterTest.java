package com.mycrm.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.connector.Connector;
import com.mycrm.api.problem.FakeRequest;
import com.mycrm.api.problem.RecordedLog;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests of a server without Grizzly. {@code ExportIT} tests that a connection is closed. */
class ConnectionAborterTest {

    @Test
    void markedRequestOfAnotherServerIsLogged() {
        try (var log = new RecordedLog(ConnectionAborter.class)) {
            var request = new FakeRequest("GET", "/users").servlet();
            ConnectionAborter.abortIfMarked(request, new Connector());
            assertEquals(List.of(), log.lines());
            ConnectionAborter.mark(request);
            ConnectionAborter.abortIfMarked(request, new Connector());
            assertEquals(List.of("WARNING The connection of an incomplete answer was not closed"), log.lines());
        }
    }
}
