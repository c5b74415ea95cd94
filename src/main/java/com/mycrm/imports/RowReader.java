package com.mycrm.imports;

import java.io.IOException;
import java.util.List;

/** Reads the rows of a file, one after another. */
interface RowReader extends AutoCloseable {

    /**
     * The next row, or null after the last.
     *
     * @throws UnreadableFile if no further row can be found
     */
    ImportRow next() throws IOException;

    /** What the report says of the file as a whole, such as columns that are unknown. */
    default List<RowViolation> warnings() {
        return List.of();
    }

    @Override
    void close() throws IOException;
}
