package com.mycrm.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ImportReportTest {

    @RegisterExtension
    static final ImportFixture IMPORTS = new ImportFixture();

    private static String report(long id) throws IOException {
        var report = new ImportReport();
        report.queries = IMPORTS.queries;
        var csv = new ByteArrayOutputStream();
        report.write(id, csv);
        return csv.toString();
    }

    @Test
    void reportOfAnImportWithoutViolationsIsItsHeader() throws IOException {
        assertEquals("row,column,problem\r\n", report(IMPORTS.queued("a\n")));
    }

    @Test
    void reportQuotesCellsAndHoldsTheLinesOfItsImportAlone() throws IOException {
        var id = IMPORTS.queued("a\n");
        IMPORTS.store.warn(id, unknown("x, \"y\""));
        IMPORTS.store.warn(IMPORTS.queued("a\n"), unknown("z"));
        assertEquals("row,column,problem\r\n1,\"x, \"\"y\"\"\",is unknown and was ignored\r\n", report(id));
    }

    @Test
    void columnOfAFileIsNoFormulaInTheReport() throws IOException {
        var id = IMPORTS.queued("a\n");
        IMPORTS.store.warn(id, unknown("=1+1", "＝1"));
        assertEquals(
                "row,column,problem\r\n1,'=1+1,is unknown and was ignored\r\n1,'＝1,is unknown and was ignored\r\n",
                report(id));
    }

    @Test
    void reportOfSeveralBatchesHasEachLineOnce() throws IOException {
        var running = IMPORTS.claimed("a\n");
        var rows = IntStream.range(0, 2_500)
                .mapToObj(i -> ImportRow.unreadable(i, "is bad"))
                .toList();
        IMPORTS.store.advance(
                running.id(),
                new RowBatch(rows, 0, 0, ImportFixture.NO_ORDERS),
                rows.stream().map(ImportRow::violations).toList());
        assertEquals(
                rows.stream()
                        .map(row -> row.number() + ",,is bad\r\n")
                        .collect(Collectors.joining("", "row,column,problem\r\n", "")),
                report(running.id()));
    }

    private static List<RowViolation> unknown(String... columns) {
        return Stream.of(columns)
                .map(column -> new RowViolation(1, column, "is unknown and was ignored"))
                .toList();
    }
}
