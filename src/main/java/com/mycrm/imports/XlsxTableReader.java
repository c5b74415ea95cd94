package com.mycrm.imports;

import com.mycrm.imports.XlsxWorkbook.Sheet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the rows of a sheet of an XLSX workbook. */
final class XlsxTableReader implements TableReader {

    private static final int MOST_COLUMNS = 1_000;
    private static final int MOST_ROWS = 1_048_576;
    private static final int LONGEST_COLUMN_NAME = 3;
    private static final int LETTERS = 26;

    private final XlsxWorkbook workbook;
    private final String name;
    private final XmlPart sheet;
    private long number;
    private long length;
    private int rows;

    XlsxTableReader(XlsxWorkbook workbook, Sheet sheet) throws IOException {
        this.workbook = workbook;
        this.sheet = workbook.open(sheet);
        name = "the sheet " + sheet.shortName();
    }

    @Override
    public TableRow next() throws IOException {
        if (!nextRow()) {
            return null;
        }
        var cells = cells();
        return length > ImportRow.LONGEST
                ? TableRow.unreadable(number, "is longer than " + ImportRow.LONGEST + " characters")
                : TableRow.of(number, cells);
    }

    @Override
    public String name() {
        return name;
    }

    /** Moves to the start of the next row; false after the last. */
    private boolean nextRow() throws IOException {
        while (sheet.next() && !sheet.isEnd("sheetData")) {
            if (sheet.isStart("row")) {
                number = number(sheet.attribute("r"), number + 1);
                rows++;
                if (rows > MOST_ROWS) {
                    throw new UnreadableFile("A sheet has more than " + MOST_ROWS + " rows");
                }
                return true;
            }
        }
        return false;
    }

    /**
     * The cells of the row that has begun, and their length. All beyond the last column that is read are one, and those
     * beyond the longest row are empty, because a row of the longest cells would fill the memory.
     */
    private List<String> cells() throws IOException {
        var cells = new ArrayList<String>();
        var next = 0;
        length = 0;
        while (sheet.next() && !sheet.isEnd("row")) {
            if (sheet.isStart("c")) {
                var column = Math.min(MOST_COLUMNS, column(sheet.attribute("r"), next));
                next = column + 1;
                var text = cell();
                while (!text.isBlank() && cells.size() <= column) {
                    cells.add("");
                }
                if (!text.isBlank()) {
                    length += text.length();
                    cells.set(column, length > ImportRow.LONGEST ? "" : text);
                }
            }
        }
        return cells;
    }

    /** The text of the cell that has begun. A formula without a value is the formula. */
    private String cell() throws IOException {
        var type = String.valueOf(sheet.attribute("t"));
        var style = sheet.attribute("s");
        var formula = "";
        var text = "";
        while (sheet.next() && !sheet.isEnd("c")) {
            if (sheet.isStart("v")) {
                text = sheet.text(ImportRow.LONGEST);
            } else if (sheet.isStart("is")) {
                text = new XlsxText(sheet, "is").read();
            } else if (sheet.isStart("f")) {
                formula = "=" + sheet.text(ImportRow.LONGEST);
            }
        }
        return switch (type) {
            case "s" -> workbook.sharedText(text);
            case "b" -> text.equals("1") ? "true" : text.equals("0") ? "false" : text;
            case "n", "null" -> text.isBlank() ? formula : workbook.numbers().text(text.strip(), style);
            case "str" -> XlsxText.unescape(text);
            default -> text;
        };
    }

    /** The column of a reference such as {@code B7}, from 0; the other one for any other text. */
    private static int column(String reference, int other) {
        var column = 0;
        var i = 0;
        while (reference != null && i < reference.length() && i <= LONGEST_COLUMN_NAME) {
            var letter = Character.toUpperCase(reference.charAt(i)) - 'A';
            if (letter < 0 || letter >= LETTERS) {
                break;
            }
            column = column * LETTERS + letter + 1;
            i++;
        }
        return i == 0 ? other : column - 1;
    }

    private static long number(String text, long other) {
        try {
            return text == null ? other : Math.max(1, Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return other;
        }
    }

    @Override
    public void close() throws IOException {
        sheet.close();
    }
}
