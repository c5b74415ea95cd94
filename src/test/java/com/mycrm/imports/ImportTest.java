package com.mycrm.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Progress as the API shows it, ten seconds after the start. */
class ImportTest {

    @RegisterExtension
    static final ImportFixture IMPORTS = new ImportFixture();

    private static final Instant NOW = Instant.ofEpochSecond(1_010);

    @Test
    void runningImportShowsItsSpeedAndTheTimeLeft() {
        var id = started("CSV", "running");
        assertEquals(
                new ImportView(
                        id,
                        "things",
                        "running",
                        false,
                        null,
                        Map.of(),
                        null,
                        500,
                        2,
                        50,
                        30L,
                        Instant.ofEpochSecond(990),
                        Instant.ofEpochSecond(1_000),
                        null,
                        null,
                        "/imports/" + id + "/report"),
                view(id));
    }

    @Test
    void workbookShowsNoTimeLeft() {
        assertNull(view(started("XLSX", "running")).secondsLeft());
    }

    @Test
    void endedImportShowsItsAverageSpeedAndNoTimeLeft() {
        var id = started("CSV", "done");
        IMPORTS.jdbc.update("UPDATE imports SET ended_at = 1005 WHERE id = ?", id);
        var view = view(id);
        assertEquals(100, view.rowsPerSecond());
        assertEquals(Instant.ofEpochSecond(1_005), view.endedAt());
        assertNull(view.secondsLeft());
    }

    @Test
    void importOfLessThanASecondCountsAsOneSecond() {
        var id = started("CSV", "done");
        IMPORTS.jdbc.update("UPDATE imports SET ended_at = started_at WHERE id = ?", id);
        assertEquals(500, view(id).rowsPerSecond());
    }

    @Test
    void waitingImportHasNoSpeed() {
        var id = IMPORTS.queued("a\n1\n");
        assertEquals(0, view(id).rowsPerSecond());
        assertNull(view(id).secondsLeft());
    }

    private static long started(String format, String state) {
        var id = IMPORTS.queued("");
        IMPORTS.jdbc.update(
                "UPDATE imports SET format = ?, state = ?, created_at = 990, started_at = 1000, rows_done = 500,"
                        + " rows_failed = 2, bytes = 4000, bytes_done = 1000 WHERE id = ?",
                format,
                state,
                id);
        return id;
    }

    private static ImportView view(long id) {
        return IMPORTS.queries.find(id).orElseThrow().view(NOW);
    }
}
