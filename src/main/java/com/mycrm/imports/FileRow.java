package com.mycrm.imports;

import com.mycrm.api.problem.Violation;
import jakarta.json.JsonObject;
import java.util.List;

/**
 * A row of a file as an object of the API.
 *
 * @param number as a spreadsheet or an editor shows it, from 1
 * @param faults what kept it from being read; then there is no object
 */
record FileRow(long number, JsonObject object, List<Violation> faults) {

    static FileRow of(long number, JsonObject object) {
        return new FileRow(number, object, List.of());
    }

    static FileRow broken(long number, String detail) {
        return new FileRow(number, null, List.of(Violation.pointer("", detail)));
    }
}
