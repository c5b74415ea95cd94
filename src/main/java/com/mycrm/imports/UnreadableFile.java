package com.mycrm.imports;

import java.io.IOException;

/** A file that does not have its declared format or character set. The message is shown to the sender. */
class UnreadableFile extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadableFile(String message, Throwable cause) {
        super(message, cause);
    }
}
