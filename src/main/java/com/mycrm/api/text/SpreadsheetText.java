package com.mycrm.api.text;

import java.util.regex.Pattern;

/**
 * Text in a cell of a CSV file or a workbook. Spreadsheets run a cell as a formula that begins with certain characters
 * (OWASP, CSV injection), also with their full-width forms; an apostrophe before them makes it text. A text that begins
 * with apostrophes and then with such a character gets one more, so that each text is read back as it was.
 */
public final class SpreadsheetText {

    private static final String SIGNS = "=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20";
    private static final Pattern FORMULA = Pattern.compile("'*+[" + SIGNS + "]");
    private static final Pattern ESCAPED = Pattern.compile("''*+[" + SIGNS + "]");
    private static final Pattern TEXT_FORMULA = Pattern.compile("=\"([^\"]*+)\"");
    private static final Pattern NEGATIVE_NUMBER = Pattern.compile("-\\d+(?:\\.\\d+)?");

    /** As Excel takes them. */
    private static final int LONGEST_CELL = 32_767;

    private static final String CUT = "…";

    private SpreadsheetText() {}

    /** The text as a cell of a workbook can have it: one that is too long ends with a mark, by which it is known. */
    public static String fit(String text) {
        return text.length() <= LONGEST_CELL ? text : StoredText.truncate(text, LONGEST_CELL - CUT.length()) + CUT;
    }

    /** Whether {@link #fit} has cut the text. A character of two code units can make it shorter by one. */
    public static boolean isCut(String cell) {
        return (cell.length() == LONGEST_CELL || cell.length() == LONGEST_CELL - 1) && cell.endsWith(CUT);
    }

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
