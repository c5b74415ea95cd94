package com.mycrm.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.patch.RequestObject;
import com.mycrm.api.text.DateOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Dates of numbers in a file: their order is that of the upload, or that of the other dates of the column. */
class DateOrderTest {

    @RegisterExtension
    static final ImportFixture IMPORTS = new ImportFixture();

    private static final String BOTH =
            "which can be 9 May 2023 or 5 September 2023: say which at the upload with" + " date_order=dmy, mdy, ymd";

    private final Dates target = new Dates();
    private final ImportWorker worker = new ImportWorker();

    /** Keeps the dates that it is to store. */
    private static final class Dates extends TestTarget {

        @Override
        public Set<String> members() {
            return Set.of("date", "other");
        }

        @Override
        public void store(List<RequestObject> rows, String actor, Set<String> rights) {
            for (var row : rows) {
                var date = row.day("date");
                if (date.isValue()) {
                    stored.add(date.value().toString());
                }
            }
        }
    }

    @BeforeEach
    void wire() {
        worker.store = IMPORTS.store;
        worker.queries = IMPORTS.queries;
        worker.targets = Map.of(target.name(), target);
    }

    @Test
    void lastDateOfAColumnDecidesForTheFirst() {
        var id = IMPORTS.queued("date,other\n" + "09/05/2023,05/25/2023\n".repeat(ImportRun.BATCH) + "25/05/2023,\n");
        run();
        assertEquals(List.of(), IMPORTS.report(id));
        assertEquals(ImportRun.BATCH + 1, target.stored.size());
        assertEquals(Set.of("2023-05-09", "2023-05-25"), Set.copyOf(target.stored));
    }

    @Test
    void nodeThatContinuesReadsTheSame() {
        IMPORTS.queued("date\n25/05/2023\n09/05/2023\n");
        IMPORTS.jdbc.update("UPDATE imports SET rows_done = 1");
        run();
        assertEquals(List.of("2023-05-09"), target.stored);
    }

    @Test
    void dateWithoutEvidenceIsReportedAndTheOthersAreStored() {
        var id = IMPORTS.queued("date,other\n2023-05-09,\n09/05/2023,25/05/2023\n9 May 2023,\n");
        run();
        assertEquals(List.of("3 date has \"09/05/2023\", " + BOTH), IMPORTS.report(id));
        assertEquals(List.of("2023-05-09", "2023-05-09"), target.stored);
        assertEquals("done", IMPORTS.column(id, "state"));
    }

    @Test
    void datesOfTwoOrdersDecideNothing() {
        var id = IMPORTS.queued("date\n25/05/2023\n09/05/2023\n05/25/2023\n");
        run();
        assertEquals(List.of("3 date has \"09/05/2023\", " + BOTH), IMPORTS.report(id));
        assertEquals(List.of("2023-05-25", "2023-05-25"), target.stored);
    }

    @Test
    void orderOfTheUploadDecides() {
        var csv = "date\n09/05/2023\n25/05/2023\n2023-05-09\n";
        var id = IMPORTS.begun(new Import(
                "things",
                ImportFixture.CSV,
                new ImportOptions(false, DateOrder.MDY, ColumnMap.NONE, null),
                "tester",
                Set.of()));
        IMPORTS.store.append(id, 0, csv.getBytes(StandardCharsets.UTF_8));
        IMPORTS.store.queue(id, csv.length());
        run();
        assertEquals(List.of("3 date has \"25/05/2023\", which is no date with date_order=mdy"), IMPORTS.report(id));
        assertEquals(List.of("2023-09-05", "2023-05-09"), target.stored);
        assertEquals("mdy", IMPORTS.queries.view(id).orElseThrow().dateOrder());
    }

    @Test
    void rowsBeforeAPlaceThatCannotBeReadAreStored() {
        var id = IMPORTS.queued("date\n09/05/2023\n25/05/2023\n");
        IMPORTS.store.append(id, 1, new byte[] {(byte) 0xFF, (byte) 0xFE, (byte) 0xFF});
        run();
        assertEquals("failed", IMPORTS.column(id, "state"));
        assertEquals(List.of("2023-05-09", "2023-05-25"), target.stored);
    }

    private void run() {
        worker.step(() -> false);
    }
}
