package com.mycrm.imports;

import com.mycrm.api.text.SpreadsheetText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * Reads a CSV file (RFC 4180). A record whose quotes do not fit costs no other record: it is taken for one that ends
 * with its first line, and the lines that it seemed to span are records of their own. Each line is parsed four times
 * at most, so that no file takes quadratic time.
 */
final class CsvTableReader implements TableReader {

    private static final int MOST_COLUMNS = 1_000;
    private static final int NARROW = 2;

    private final TextLines lines;
    private final CsvFormat format;
    private final Queue<TextLine> singleLines = new ArrayDeque<>();
    private long number;

    CsvTableReader(TextLines lines, CsvFormat format) {
        this.lines = lines;
        this.format = format;
        number = format.linesBefore();
    }

    @Override
    public TableRow next() throws IOException {
        try {
            var line = singleLines.isEmpty() ? lines.next() : null;
            if (line == null && singleLines.isEmpty()) {
                return null;
            }
            var row = line == null ? single() : record(line);
            number++;
            return row;
        } catch (CharacterCodingException e) {
            throw UnreadableFile.ofBytes(number + 1, lines.charset(), e);
        }
    }

    private TableRow record(TextLine first) throws IOException {
        var record = new CsvRecord(format.separator());
        var state = record.add(first);
        var taken = new ArrayList<>(List.of(first));
        var length = first.length();
        while (state == CsvRecord.State.OPEN && length <= ImportRow.LONGEST) {
            var line = lineInQuotes();
            if (line == null) {
                break;
            }
            taken.add(line);
            length += line.length();
            state = record.add(line);
        }
        if (taken.size() == 1 || isRecord(taken, state, length)) {
            return row(record, state, length);
        }
        if (state == CsvRecord.State.STRAY_QUOTE) {
            lines.giveBack(List.of(taken.remove(taken.size() - 1)));
        }
        singleLines.addAll(taken);
        return single();
    }

    private boolean isRecord(List<TextLine> taken, CsvRecord.State state, int length) {
        return state == CsvRecord.State.COMPLETE && length <= ImportRow.LONGEST && !areRows(taken);
    }

    /** The next line of an open record; null at the end of what can be read. */
    private TextLine lineInQuotes() throws IOException {
        try {
            return lines.next();
        } catch (CharacterCodingException e) {
            return null; // thrown again once the lines before are read
        }
    }

    /**
     * Whether the lines of a record are rows of their own: a quote in the first was never closed, and one in the last,
     * such as a mark for inches, only seems to close it. Also text has lines of as many cells, so where the first line
     * has a phone number, a date or an e-mail address, another needs one, and in a narrow table each line.
     */
    private boolean areRows(List<TextLine> taken) {
        if (!taken.stream().allMatch(this::isRow)) {
            return false;
        }
        return format.columns() <= NARROW
                ? taken.stream().allMatch(this::hasData)
                : !hasData(taken.get(0)) || taken.stream().skip(1).anyMatch(this::hasData);
    }

    private boolean hasData(TextLine line) {
        var alone = new CsvRecord(format.separator());
        alone.add(line);
        return HeaderSearch.isData(line.text().replace("\"", ""))
                || alone.cells().stream().anyMatch(HeaderSearch::isData);
    }

    /** Whether a line has the cells of a row. */
    private boolean isRow(TextLine line) {
        var alone = new CsvRecord(format.separator());
        var isWhole =
                alone.add(line) == CsvRecord.State.COMPLETE && alone.cells().size() == format.columns();
        var separators =
                line.text().chars().filter(c -> c == format.separator()).count();
        return isWhole || separators == format.columns() - 1;
    }

    private TableRow single() {
        var record = new CsvRecord(format.separator());
        var line = singleLines.remove();
        return row(record, record.add(line), line.text().length());
    }

    private TableRow row(CsvRecord record, CsvRecord.State state, int length) {
        var cells = record.cells();
        if (length > ImportRow.LONGEST) {
            return problem("is longer than " + ImportRow.LONGEST + " characters");
        }
        if (cells.size() > MOST_COLUMNS) {
            return problem("has more than " + MOST_COLUMNS + " cells");
        }
        return switch (state) {
            case OPEN -> problem("has a quote (\") in cell " + (cells.size() + 1) + " that is never closed");
            case STRAY_QUOTE ->
                problem("has text after the closing quote (\") of cell " + (cells.size() + 1)
                        + "; a quote within a quoted cell is written twice");
            case COMPLETE ->
                TableRow.of(
                        number + 1,
                        cells.stream().map(SpreadsheetText::unescape).toList());
        };
    }

    private TableRow problem(String problem) {
        return TableRow.unreadable(number + 1, problem);
    }

    @Override
    public String name() {
        return "the file";
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
