package com.mycrm.imports;

import java.io.IOException;

/** A file that does not have its declared format or character set. The message is shown to the sender. */
class UnreadableFile extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadableFile(String message) {
        super(message);
    }

    UnreadableFile(String message, Throwable cause) {
        super(message, cause);
    }

    /** @param row that has bytes which are not of the character set */
    static UnreadableFile ofBytes(long row, String charset, IOException cause) {
        return new UnreadableFile(
                "Row " + row + " has bytes that are not of the character set " + charset
                        + "; save the file in UTF-8, or name the right one, as in"
                        + " Content-Type: text/csv; charset=windows-1252",
                cause);
    }
}
