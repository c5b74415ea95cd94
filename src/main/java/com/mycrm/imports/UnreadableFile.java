package com.mycrm.imports;

import java.io.IOException;

/** A file that is not what it was said to be. Its message is for whoever sent it. */
class UnreadableFile extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadableFile(String message, Throwable cause) {
        super(message, cause);
    }
}
