package com.mycrm.imports;

import com.mycrm.api.problem.Violation;
import jakarta.json.JsonObject;
import java.util.List;

/**
 * A row of a file as an object of the API, or the reason why it cannot be read.
 *
 * @param number as a spreadsheet or an editor shows it, from 1
 * @param length the characters of the row in the file, about
 * @param object null in an unreadable row
 * @param violations empty in a readable row
 */
record ImportRow(long number, int length, JsonObject object, List<Violation> violations) {

    /** Characters of a row at most. */
    static final int LONGEST = 1024 * 1024;

    static ImportRow of(long number, int length, JsonObject object) {
        return new ImportRow(number, length, object, List.of());
    }

    static ImportRow unreadable(long number, String detail) {
        return new ImportRow(number, 0, null, List.of(Violation.pointer("", detail)));
    }

    boolean isReadable() {
        return object != null;
    }
}
