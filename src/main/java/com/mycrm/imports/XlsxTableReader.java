package com.mycrm.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the first sheet of an XLSX workbook.
 *
 * <p>A temporary file holds the workbook meanwhile, because the parts of a ZIP file can be in any order.
 */
final class XlsxTableReader implements TableReader {

    private static final long LARGEST_FILE = 64L * 1024 * 1024;
    private static final int MOST_COLUMNS = 1_000;
    private static final int MOST_ROWS = 1_048_576;
    private static final int LONGEST_COLUMN_NAME = 3;
    private static final int LETTERS = 26;

    private final Path file;
    private XlsxWorkbook workbook;
    private XmlPart sheet;
    private long number;
    private long length;
    private int rows;

    XlsxTableReader(InputStream content) throws IOException {
        file = Files.createTempFile("import", ".xlsx");
        try {
            copy(content, file);
            workbook = new XlsxWorkbook(file);
            sheet = workbook.sheet();
        } catch (RuntimeException | IOException e) {
            close();
            throw e instanceof UnreadableFile unreadable
                    ? unreadable
                    : new UnreadableFile("The file is no XLSX workbook", e);
        }
    }

    private static void copy(InputStream content, Path file) throws IOException {
        try (var output = Files.newOutputStream(file)) {
            var chunk = content.readNBytes(ImportRow.LONGEST);
            for (var size = 0L; chunk.length > 0; chunk = content.readNBytes(ImportRow.LONGEST)) {
                size += chunk.length;
                if (size > LARGEST_FILE) {
                    throw new UnreadableFile("The workbook is larger than " + LARGEST_FILE + " bytes", null);
                }
                output.write(chunk);
            }
        }
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
        return "the first sheet";
    }

    /** Moves to the start of the next row; false after the last. */
    private boolean nextRow() throws IOException {
        while (sheet.next() && !sheet.isEnd("sheetData")) {
            if (sheet.isStart("row")) {
                number = number(sheet.attribute("r"), number + 1);
                rows++;
                if (rows > MOST_ROWS) {
                    throw new UnreadableFile("The first sheet has more than " + MOST_ROWS + " rows", null);
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

    /** The text of the cell that has begun. */
    private String cell() throws IOException {
        var type = String.valueOf(sheet.attribute("t"));
        var style = sheet.attribute("s");
        var text = "";
        while (sheet.next() && !sheet.isEnd("c")) {
            if (sheet.isStart("v")) {
                text = sheet.text(ImportRow.LONGEST);
            } else if (sheet.isStart("is")) {
                text = new XlsxText(sheet, "is").read();
            }
        }
        return switch (type) {
            case "s" -> workbook.sharedText(text);
            case "b" -> text.equals("1") ? "true" : text.equals("0") ? "false" : text;
            case "n", "null" -> workbook.numbers().text(text.strip(), style);
            default -> text;
        };
    }

    /** The column of a reference such as {@code B7}, from 0; the other one for any other text. */
    private static int column(String reference, int other) {
        var column = 0;
        var i = 0;
        while (reference != null && i < reference.length() && i <= LONGEST_COLUMN_NAME) {
            var letter = reference.charAt(i) - 'A';
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
        try {
            if (sheet != null) {
                sheet.close();
            }
            if (workbook != null) {
                workbook.close();
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
