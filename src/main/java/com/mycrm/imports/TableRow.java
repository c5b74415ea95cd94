package com.mycrm.imports;

import com.mycrm.api.text.CellText;
import java.util.List;

/**
 * A row of a table as text of its cells, or the reason why it cannot be read.
 *
 * @param number as a spreadsheet or an editor shows it, from 1
 * @param cells empty in an unreadable row; an empty cell is an empty text
 * @param problem a sentence without its subject, the row; null in a readable row
 */
record TableRow(long number, List<String> cells, String problem) {

    static TableRow of(long number, List<String> cells) {
        return new TableRow(number, cells, null);
    }

    static TableRow unreadable(long number, String problem) {
        return new TableRow(number, List.of(), problem);
    }

    boolean isReadable() {
        return problem == null;
    }

    boolean isBlank() {
        return isReadable() && cells.stream().allMatch(CellText::isBlank);
    }
}
