package com.mycrm.imports;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.api.problem.Violation;
import jakarta.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ImportStoreTest {

    @RegisterExtension
    static final ImportFixture IMPORTS = new ImportFixture();

    private static final List<String> THINGS = List.of("things");

    private final ImportStore store = IMPORTS.store;
    private final TestTarget target = new TestTarget();

    @Test
    void claimReturnsTheOldestImportThatNoNodeHolds() {
        var first = IMPORTS.queued("a\n1\n");
        var second = IMPORTS.queued("a\n2\n");
        assertEquals(Optional.of(first), store.claim(THINGS));
        assertEquals(Optional.of(second), store.claim(THINGS));
        assertEquals(Optional.empty(), store.claim(THINGS));
        assertEquals("running", IMPORTS.column(first, "state"));
    }

    @Test
    void claimLeavesImportsThatOnlyANewerVersionKnows() {
        var unknownFormat = IMPORTS.queued("a\n1\n");
        IMPORTS.jdbc.update("UPDATE imports SET format = 'PARQUET' WHERE id = ?", unknownFormat);
        IMPORTS.queued("a\n2\n");
        assertEquals(Optional.empty(), store.claim(List.of("others")));
        assertTrue(store.claim(THINGS).filter(id -> id > unknownFormat).isPresent());
        assertEquals(Optional.empty(), store.claim(THINGS));
    }

    @Test
    void claimLeavesUploadsThatAreNotComplete() {
        IMPORTS.begun(new Import("things", ImportFixture.CSV, ImportFixture.options(false), "tester", Set.of()));
        assertEquals(Optional.empty(), store.claim(THINGS));
    }

    @Test
    void claimTakesOverWhenTheLeaseHasExpired() {
        var id = IMPORTS.claimed("a\n1\n").id();
        IMPORTS.takeOver();
        assertEquals(Optional.empty(), store.claim(THINGS));
        IMPORTS.jdbc.update("UPDATE imports SET started_at = 5");
        IMPORTS.expireLeases();
        assertEquals(Optional.of(id), store.claim(THINGS));
        assertEquals("5", IMPORTS.column(id, "started_at"));
    }

    @Test
    void releasedImportCanBeClaimedAtOnce() {
        var id = IMPORTS.claimed("a\n1\n").id();
        store.release(id);
        assertEquals(Optional.of(id), store.claim(THINGS));
    }

    @Test
    void endDeletesTheContentOnlyWhileTheNodeHoldsTheImport() {
        var id = IMPORTS.claimed("a\n1\n").id();
        IMPORTS.takeOver();
        store.end(id, Import.DONE, null);
        assertEquals("running", IMPORTS.column(id, "state"));
        assertEquals(1, IMPORTS.chunks());
        IMPORTS.expireLeases();
        store.claim(THINGS);
        store.end(id, Import.FAILED, "Because.");
        assertEquals("failed", IMPORTS.column(id, "state"));
        assertEquals("Because.", IMPORTS.column(id, "reason"));
        assertEquals(0, IMPORTS.chunks());
    }

    @Test
    void cancelEndsAnImportOnce() {
        var id = IMPORTS.claimed("a\n1\n").id();
        store.cancel(id);
        assertEquals("cancelled", IMPORTS.column(id, "state"));
        assertEquals(0, IMPORTS.chunks());
        var ended = IMPORTS.queued("a\n2\n");
        IMPORTS.jdbc.update("UPDATE imports SET state = 'done' WHERE id = ?", ended);
        store.cancel(ended);
        assertEquals("done", IMPORTS.column(ended, "state"));
        assertEquals(1, IMPORTS.chunks());
    }

    @Test
    void chunkReturnsTheContentAndThenNothing() {
        var id = IMPORTS.queued("a\n1\n");
        assertArrayEquals("a\n1\n".getBytes(), store.chunk(id, 0));
        assertArrayEquals(new byte[0], store.chunk(id, 1));
    }

    @Test
    void storeKeepsGoodRowsAndReportsTheOthersInTheOrderOfTheFile() {
        var running = IMPORTS.claimed("");
        var rows = List.of(
                row(2, "1", "good"),
                ImportRow.unreadable(3, "has more cells than there are columns"),
                row(4, "3", "bad"),
                row(5, "4", "good"));
        assertTrue(store.store(running, target, new RowBatch(rows, 0, 77, ImportFixture.NO_ORDERS)));
        assertEquals(List.of("1", "4"), target.stored);
        assertEquals(List.of("3  has more cells than there are columns", "4 b is bad"), IMPORTS.report(running.id()));
        assertEquals("4 2 77", progress(running));
        assertEquals(0, IMPORTS.rollbacks);
    }

    @Test
    void storeIsRolledBackWhenTheImportIsLost() {
        var running = IMPORTS.claimed("");
        IMPORTS.takeOver();
        assertFalse(store.store(
                running, target, new RowBatch(List.of(row(2, "1", "bad")), 0, 10, ImportFixture.NO_ORDERS)));
        assertEquals(1, IMPORTS.rollbacks);
        assertEquals("0 0 0", progress(running));
        assertEquals(List.of(), IMPORTS.report(running.id()));
    }

    @Test
    void rowsThatAreStoredAlreadyAreNotStoredAgain() {
        var running = IMPORTS.claimed("");
        var batch = new RowBatch(List.of(row(2, "1", "good")), 0, 10, ImportFixture.NO_ORDERS);
        assertTrue(store.store(running, target, batch));
        assertFalse(store.store(running, target, batch));
        assertEquals(1, IMPORTS.rollbacks);
        assertEquals("1 0 10", progress(running));
    }

    @Test
    void tryOutReturnsTheViolationsAndIsRolledBack() {
        var running = IMPORTS.claimed("");
        var batch = new RowBatch(List.of(row(2, "1", "good"), row(3, "2", "bad")), 0, 10, ImportFixture.NO_ORDERS);
        assertEquals(List.of(List.of(), TestTarget.BAD), store.tryOut(running, target, batch));
        assertEquals(1, IMPORTS.rollbacks);
        assertEquals("0 0 0", progress(running));
    }

    @Test
    void unknownColumnsAreReportedOnce() {
        var id = IMPORTS.queued("");
        store.warn(id, unknown(Stream.of("x", "y")));
        store.warn(id, unknown(Stream.of("x", "y")));
        assertEquals(List.of("1 x is unknown and was ignored", "1 y is unknown and was ignored"), IMPORTS.report(id));
    }

    @Test
    void oldImportsAndAbandonedUploadsAreDeletedWithTheirReports() {
        var recent = IMPORTS.queued("a\n1\n");
        var old = IMPORTS.queued("a\n2\n");
        store.warn(old, unknown(Stream.of("x")));
        IMPORTS.jdbc.update("UPDATE imports SET ended_at = 1 WHERE id = ?", old);
        var abandoned = IMPORTS.begun(
                new Import("things", ImportFixture.CSV, ImportFixture.options(false), "tester", Set.of()));
        IMPORTS.jdbc.update("UPDATE imports SET created_at = 1 WHERE id = ?", abandoned);
        var receiving = IMPORTS.begun(
                new Import("things", ImportFixture.CSV, ImportFixture.options(false), "tester", Set.of()));
        store.discardOld();
        assertEquals(List.of(recent, receiving), ids());
        assertEquals(List.of(), IMPORTS.report(old));
        assertEquals(1, IMPORTS.chunks());
    }

    @Test
    void reportIsReadPageByPage() {
        var id = IMPORTS.queued("");
        store.warn(id, unknown(IntStream.range(0, 5).mapToObj(i -> "c" + i)));
        var first = IMPORTS.queries.violations(id, 0, 3);
        var second = IMPORTS.queries.violations(id, first.get(2).id(), 3);
        assertEquals(
                List.of("c0", "c1", "c2"),
                first.stream().map(RowViolation::column).toList());
        assertEquals(
                List.of("c3", "c4"), second.stream().map(RowViolation::column).toList());
    }

    @Test
    void longColumnsAndDetailsAreCut() {
        var line = RowViolation.of(
                ImportRow.unreadable(7, "x"), Violation.pointer("/" + "c".repeat(300), "d".repeat(600)));
        assertEquals("c".repeat(200), line.column());
        assertEquals("d".repeat(500), line.detail());
    }

    private static ImportRow row(long number, String a, String b) {
        return ImportRow.of(
                number, 0, Json.createObjectBuilder().add("a", a).add("b", b).build(), Map.of());
    }

    private static List<Long> ids() {
        return IMPORTS.jdbc.list("SELECT id FROM imports ORDER BY id", row -> row.getLong(1));
    }

    private static String progress(Import running) {
        return IMPORTS.column(running.id(), "CONCAT(rows_done, ' ', rows_failed, ' ', bytes_done)");
    }

    private static List<RowViolation> unknown(Stream<String> columns) {
        return columns.map(column -> new RowViolation(1, column, "is unknown and was ignored"))
                .toList();
    }
}
