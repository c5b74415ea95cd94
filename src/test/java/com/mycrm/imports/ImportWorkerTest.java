package com.mycrm.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.persistence.TransactionConflict;
import jakarta.json.JsonValue;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ImportWorkerTest {

    @RegisterExtension
    static final ImportFixture IMPORTS = new ImportFixture();

    private static final ImportRow ROW = ImportRow.of(2, 1, JsonValue.EMPTY_JSON_OBJECT, Map.of());

    private final TestTarget target = new TestTarget();
    private final ImportWorker worker = new ImportWorker();

    @BeforeEach
    void wire() {
        worker.store = IMPORTS.store;
        worker.queries = IMPORTS.queries;
        worker.targets = Map.of(target.name(), target);
    }

    private boolean step() {
        return worker.step(() -> false);
    }

    @Test
    void stepImportsAFileToItsEndAndReportsMoreWork() {
        var id = IMPORTS.queued("a;b;colour\n1;;red\n2;bad;\n3;;\n");
        assertTrue(step());
        assertEquals(List.of("1", "3"), target.stored);
        assertEquals("done 3 1", state(id));
        assertEquals(List.of("1 colour " + FileColumns.UNKNOWN, "3 b is bad"), IMPORTS.report(id));
        assertEquals(0, IMPORTS.chunks());
        assertFalse(step());
    }

    @Test
    void dryRunReportsTheSameAndRollsBack() {
        var id = IMPORTS.queued("a,b\n1,\n2,bad\n", true);
        step();
        assertEquals(1, IMPORTS.rollbacks);
        assertEquals("done 2 1", state(id));
        assertEquals(List.of("3 b is bad"), IMPORTS.report(id));
    }

    @Test
    void continuedImportSkipsTheRowsThatAreStored() {
        var id = IMPORTS.queued("a\n1\n2\n3\n");
        IMPORTS.jdbc.update("UPDATE imports SET rows_done = 2");
        step();
        assertEquals(List.of("3"), target.stored);
        assertEquals("done 3 0", state(id));
    }

    @Test
    void stoppingNodeReleasesTheImportAfterTheBatch() {
        var rows = IntStream.range(0, ImportRun.BATCH + 1)
                .mapToObj(Integer::toString)
                .toList();
        var id = IMPORTS.queued("a\n" + String.join("\n", rows));
        worker.step(() -> !target.stored.isEmpty());
        assertEquals("running 1000 0", state(id));
        assertEquals("0", IMPORTS.column(id, "leased_until"));
        step();
        assertEquals(rows, target.stored);
        assertEquals("done 1001 0", state(id));
    }

    @Test
    void batchOfLongRowsIsShort() {
        var row = "x".repeat(300_000);
        IMPORTS.queued("a\n" + (row + "\n").repeat(9));
        var batches = new ArrayList<Integer>();
        target.before = () -> batches.add(target.stored.size());
        step();
        assertEquals(List.of(0, 4, 8), batches);
    }

    @Test
    void conflictIsTriedAgain() {
        var conflicts = new int[1];
        target.before = () -> {
            if (conflicts[0]++ == 0) {
                throw TransactionConflict.found();
            }
        };
        var id = IMPORTS.queued("a\n1\n");
        step();
        assertEquals("done 1 0", state(id));
    }

    @Test
    void lostImportIsLeftToItsNewOwner() {
        var id = IMPORTS.queued("a\n1\n");
        target.before = IMPORTS::takeOver;
        step();
        assertEquals(1, IMPORTS.rollbacks);
        assertEquals("running 0 0", state(id));
        assertEquals("other", IMPORTS.column(id, "owner"));
    }

    @Test
    void unreadableFileFailsWithItsReason() {
        var id = IMPORTS.queued("\n");
        step();
        assertEquals("failed 0 0", state(id));
        assertEquals("The file is empty.", IMPORTS.column(id, "reason"));
    }

    @Test
    void programmingErrorFailsTheImportAtOnce() {
        for (var failure : List.of(new IllegalStateException("broken"), new StackOverflowError())) {
            target.before = () -> raise(failure);
            var id = IMPORTS.queued("a\n1\n");
            step();
            assertEquals("failed 0 0", state(id));
            assertEquals("The service failed; its log says why under import " + id + ".", IMPORTS.column(id, "reason"));
        }
    }

    @Test
    void importWaitsForTheDatabaseAndFailsAfterTwentyAttempts() {
        target.before = () -> raise(new IllegalStateException(new SQLException("gone", "08006")));
        var id = IMPORTS.queued("a\n1\n");
        var states = IntStream.range(0, 20)
                .mapToObj(attempt -> {
                    IMPORTS.expireLeases();
                    step();
                    return IMPORTS.column(id, "state");
                })
                .collect(Collectors.groupingBy(state -> state, Collectors.counting()));
        assertEquals(Map.of("running", 19L, "failed", 1L), states);
    }

    @Test
    void importThatGetsOnBetweenInterruptionsGoesOn() {
        target.before = () -> raise(new IllegalStateException(new SQLException("gone", "08006")));
        var id = IMPORTS.queued("a\n" + "1\n".repeat(30));
        for (var rows = 0; rows < 30; rows++) {
            IMPORTS.jdbc.update("UPDATE imports SET rows_done = ?", rows);
            IMPORTS.expireLeases();
            step();
            assertEquals("running " + rows + " 0", state(id));
        }
    }

    @Test
    void nodesThatTheDatabaseInterruptsHaveNotEnded() {
        target.before = () -> raise(new IllegalStateException(new SQLException("gone", "08006")));
        var id = IMPORTS.queued("a\n1\n");
        for (var interruption = 0; interruption < 4; interruption++) {
            step();
            step(); // finds no import that is free, and notes that it is still there
            assertEquals("running 0 0", state(id));
            IMPORTS.nodeEnds();
        }
    }

    @Test
    void importThatEndedItsNodeTwiceIsPutAside() {
        var id = IMPORTS.queued("a\n1\n2\n");
        IMPORTS.claim();
        IMPORTS.nodeEnds();
        IMPORTS.claim();
        IMPORTS.nodeEnds();
        assertTrue(step());
        assertEquals("failed 0 0", state(id));
        assertEquals(
                "The service ended 2 times while it read the rows after the first 0.", IMPORTS.column(id, "reason"));
        assertEquals(List.of(), target.stored);
    }

    @Test
    void nodesThatEndAfterProgressArePutDownToNoImport() {
        var id = IMPORTS.queued("a\n1\n2\n3\n");
        for (var rows = 0; rows < 3; rows++) {
            var running = IMPORTS.claim();
            assertTrue(IMPORTS.store.advance(
                    id, new RowBatch(List.of(ROW), rows, 1, ImportFixture.NO_ORDERS), List.of(List.of())));
            assertEquals("1", IMPORTS.column(running.id(), "attempts"));
            IMPORTS.nodeEnds();
        }
        step();
        assertEquals("done 3 0", state(id));
    }

    @Test
    void importThatNobodyCanReadYetIsLeftAlone() {
        var id = IMPORTS.queued("a\n1\n");
        worker.targets = Map.of("others", target);
        assertFalse(step());
        assertEquals("queued 0 0", state(id));
    }

    private static void raise(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }

    private static String state(long id) {
        return IMPORTS.column(id, "CONCAT(state, ' ', rows_done, ' ', rows_failed)");
    }
}
