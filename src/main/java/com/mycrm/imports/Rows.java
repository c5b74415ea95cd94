package com.mycrm.imports;

import java.io.IOException;
import java.util.List;

/** The rows of a file, one after another. */
interface Rows extends AutoCloseable {

    /**
     * The next row, or null after the last.
     *
     * @throws UnreadableFile where no further row can be found
     */
    FileRow next() throws IOException;

    /** Columns that mean nothing to the target. */
    default List<String> unknownColumns() {
        return List.of();
    }

    @Override
    void close() throws IOException;
}
