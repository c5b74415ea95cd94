package com.mycrm.exports;

import com.mycrm.api.ExportFormat;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes rows of a table. {@link #end} completes the file; without it the file is incomplete. */
interface TableWriter {

    void write(JsonObject row) throws IOException;

    /** Passes on what has been written. */
    void flush() throws IOException;

    void end() throws IOException;

    /** Begins a table of these columns. */
    static TableWriter of(ExportFormat format, OutputStream output, List<String> columns) throws IOException {
        return switch (format) {
            case CSV -> new CsvTable(output, columns);
            case XLSX -> new XlsxTable(output, columns);
            case JSON, NDJSON -> throw new IllegalStateException(format + " is no table");
        };
    }
}
