package com.mycrm.imports;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a record of a CSV file (RFC 4180), which is given line by line, into its cells. Blanks around quotes are
 * passed over, and a quote within a cell that does not begin with one is text.
 */
final class CsvRecord {

    /** What is known of a record after a line. */
    enum State {
        COMPLETE,
        /** The line ends within quotes, so that the next line belongs to the record. */
        OPEN,
        /** After a quoted cell comes neither a separator nor the end of the line. */
        STRAY_QUOTE
    }

    private enum Place {
        START,
        PLAIN,
        QUOTED,
        CLOSED
    }

    private final char separator;
    private final List<String> cells = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private Place place = Place.START;

    CsvRecord(char separator) {
        this.separator = separator;
    }

    State add(TextLine line) {
        var text = line.text();
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (place == Place.QUOTED && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (!add(c)) {
                return State.STRAY_QUOTE;
            }
        }
        if (place == Place.QUOTED) {
            cell.append(line.end());
            return State.OPEN;
        }
        endCell();
        return State.COMPLETE;
    }

    private boolean add(char c) {
        if (place == Place.QUOTED) {
            if (c == '"') {
                place = Place.CLOSED;
            } else {
                cell.append(c);
            }
        } else if (c == separator) {
            endCell();
        } else if (place == Place.CLOSED) {
            return isBlank(c);
        } else if (c == '"' && place == Place.START) {
            cell.setLength(0);
            place = Place.QUOTED;
        } else {
            cell.append(c);
            place = isBlank(c) ? place : Place.PLAIN;
        }
        return true;
    }

    private void endCell() {
        cells.add(cell.toString());
        cell.setLength(0);
        place = Place.START;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\u00A0';
    }

    /** The cells that have ended. */
    List<String> cells() {
        return cells;
    }
}
