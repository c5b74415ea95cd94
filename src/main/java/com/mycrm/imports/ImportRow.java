package com.mycrm.imports;

import com.mycrm.api.problem.Violation;
import jakarta.json.JsonObject;
import java.util.List;

/**
 * A row of a file as an object of the API, or the reason why it cannot be read.
 *
 * @param number as a spreadsheet or an editor shows it, from 1
 * @param object null in an unreadable row
 * @param violations empty in a readable row
 */
record ImportRow(long number, JsonObject object, List<Violation> violations) {

    static ImportRow of(long number, JsonObject object) {
        return new ImportRow(number, object, List.of());
    }

    static ImportRow unreadable(long number, String detail) {
        return new ImportRow(number, null, List.of(Violation.pointer("", detail)));
    }

    boolean isReadable() {
        return object != null;
    }
}
