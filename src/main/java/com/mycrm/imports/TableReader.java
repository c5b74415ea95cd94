package com.mycrm.imports;

import java.io.IOException;

/** Reads the rows of a table, such as a CSV file or a sheet of a workbook, one after another. */
interface TableReader extends AutoCloseable {

    /**
     * The next row, also a blank one, or null after the last.
     *
     * @throws UnreadableFile if no further row can be found
     */
    TableRow next() throws IOException;

    /** What sentences call the table, such as "the file" or "the sheet Leads". */
    String name();

    @Override
    void close() throws IOException;
}
