package com.mycrm.exports;

import com.mycrm.api.text.SpreadsheetText;
import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A CSV file (RFC 4180) in UTF-8. */
final class CsvTable implements TableWriter {

    private final CsvWriter csv;
    private final Cells cells;

    CsvTable(OutputStream output, List<String> columns) {
        csv = CsvWriter.builder().build(new OutputStreamWriter(output, StandardCharsets.UTF_8));
        cells = new Cells(columns);
        csv.writeRecord(columns);
    }

    @Override
    public void write(JsonObject row) {
        var texts = new String[cells.size()];
        for (var i = 0; i < texts.length; i++) {
            texts[i] = SpreadsheetText.escape(cells.text(row, i));
        }
        csv.writeRecord(texts);
    }

    @Override
    public void flush() throws IOException {
        csv.flush();
    }

    @Override
    public void end() throws IOException {
        csv.flush();
    }
}
