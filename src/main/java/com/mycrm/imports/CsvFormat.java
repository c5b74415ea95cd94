package com.mycrm.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How a CSV file is written, found by its first lines.
 *
 * @param separator between cells
 * @param columns of the header; 0 if there is none
 * @param linesBefore lines that were passed over: 1 for a line {@code sep=;}, which tells Excel the separator
 */
record CsvFormat(char separator, int columns, int linesBefore) {

    private static final Pattern SEPARATOR_LINE =
            Pattern.compile("\"?sep=([^\"])\"?[,;\t|]*", Pattern.CASE_INSENSITIVE);
    private static final String SEPARATORS = ",;\t|";
    private static final int MOST_LINES = 200;
    private static final int MOST_CHARACTERS = 64 * 1024;

    /**
     * Finds the format of a file by the separator that makes the best header: most columns are known, then most columns
     * at all. The lines are given back, except one that names the separator.
     */
    static CsvFormat find(TextLines lines, HeaderSearch headers) throws IOException {
        var first = first(lines);
        var named = SEPARATOR_LINE.matcher(first.isEmpty() ? "" : first.get(0).text());
        if (named.matches()) {
            first.remove(0);
        }
        lines.giveBack(first);
        var separators = named.matches() ? named.group(1) : SEPARATORS;
        var best = new CsvFormat(separators.charAt(0), 0, named.matches() ? 1 : 0);
        var mostKnown = 0;
        for (var separator : separators.toCharArray()) {
            var header = headers.header(rows(first, separator));
            var known = header.map(headers::columns).orElse(0);
            var columns = header.map(row -> row.cells().size()).orElse(0);
            if (known > mostKnown || known == mostKnown && columns > best.columns()) {
                best = new CsvFormat(separator, columns, best.linesBefore());
                mostKnown = known;
            }
        }
        return best;
    }

    private static List<TextLine> first(TextLines lines) throws IOException {
        var first = new ArrayList<TextLine>();
        try {
            for (var length = 0; first.size() < MOST_LINES && length < MOST_CHARACTERS; ) {
                var line = lines.next();
                if (line == null) {
                    break;
                }
                first.add(line);
                length += line.text().length();
            }
        } catch (CharacterCodingException e) {
            return first; // thrown again once these lines are read
        }
        return first;
    }

    private static List<TableRow> rows(List<TextLine> lines, char separator) throws IOException {
        var copy = new TextLines(new FileText(InputStream.nullInputStream(), StandardCharsets.UTF_8));
        copy.giveBack(lines);
        try (var table = new CsvTableReader(copy, new CsvFormat(separator, 0, 0))) {
            return HeaderSearch.first(table);
        }
    }
}
