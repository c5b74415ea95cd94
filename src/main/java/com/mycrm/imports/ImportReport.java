package com.mycrm.imports;

import com.mycrm.api.text.SpreadsheetText;
import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;

/** The violations of an import as CSV: row, column and problem. */
@ApplicationScoped
class ImportReport {

    private static final int BATCH = 1_000;

    @EJB
    ImportQueries queries;

    /** Writes the report. Memory is bounded, because the lines are read in batches. */
    void write(long importId, OutputStream output) throws IOException {
        var csv = CsvWriter.builder().build(new OutputStreamWriter(output, StandardCharsets.UTF_8));
        csv.writeRecord("row", "column", "problem");
        var lines = queries.violations(importId, 0, BATCH);
        while (!lines.isEmpty()) {
            lines.forEach(line -> csv.writeRecord(
                    Long.toString(line.row()),
                    SpreadsheetText.escape(line.column()),
                    SpreadsheetText.escape(line.detail())));
            lines = queries.violations(importId, lines.get(lines.size() - 1).id(), BATCH);
        }
        csv.flush();
    }
}
