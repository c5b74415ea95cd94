package com.mycrm.api.text;

import java.util.regex.Pattern;

/**
 * Text in a cell of a CSV file. Spreadsheets run a cell as a formula that begins with certain characters (OWASP, CSV
 * injection), also with their full-width forms; an apostrophe before them makes it text. A text that begins with
 * apostrophes and then with such a character gets one more, so that each text is read back as it was.
 */
public final class SpreadsheetText {

    private static final String SIGNS = "=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20";
    private static final Pattern FORMULA = Pattern.compile("'*+[" + SIGNS + "]");
    private static final Pattern ESCAPED = Pattern.compile("''*+[" + SIGNS + "]");
    private static final Pattern TEXT_FORMULA = Pattern.compile("=\"([^\"]*+)\"");
    private static final Pattern NEGATIVE_NUMBER = Pattern.compile("-\\d+(?:\\.\\d+)?");

    private SpreadsheetText() {}

    /** The text as a cell that is no formula; numbers stay. */
    public static String escape(String text) {
        return FORMULA.matcher(text).lookingAt()
                        && !NEGATIVE_NUMBER.matcher(text).matches()
                ? "'" + text
                : text;
    }

    /** The text of an escaped cell, or of a formula that is a text, with which other programs keep zeros and signs. */
    public static String unescape(String cell) {
        var formula = TEXT_FORMULA.matcher(cell);
        if (formula.matches()) {
            return formula.group(1);
        }
        return ESCAPED.matcher(cell).lookingAt() ? cell.substring(1) : cell;
    }
}
