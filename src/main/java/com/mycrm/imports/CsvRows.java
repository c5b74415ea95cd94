package com.mycrm.imports;

import com.mycrm.api.problem.Causes;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;

/** Rows of comma-separated values (RFC 4180), also with semicolons or tabs, and with the mark that spreadsheets put first. */
final class CsvRows implements Rows {

    private static final int LONGEST_HEADER = 64 * 1024;

    /** How an export keeps a spreadsheet from taking a cell for a formula; undone here. */
    private static final Pattern HARMLESS = Pattern.compile("^'(?=[=+\\-@\\t\\r])");

    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final Columns columns;
    private long number = 1;

    CsvRows(InputStream content, Charset charset, ImportTarget target) throws IOException {
        // A decoder of its own refuses bytes that the charset does not know, instead of putting question marks for
        // them.
        var text = new BufferedReader(new InputStreamReader(content, charset.newDecoder()), LONGEST_HEADER);
        try {
            reader = CsvReader.builder()
                    .fieldSeparator(separator(text))
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .skipEmptyLines(false)
                    .ofCsvRecord(text);
            records = reader.iterator();
            columns = new Columns(records.hasNext() ? records.next().getFields() : List.of(), target);
        } catch (UncheckedIOException | CsvParseException | CharacterCodingException e) {
            throw unreadable(e);
        }
        if (columns.isEmpty()) {
            throw new UnreadableFile("The file has no header line", null);
        }
    }

    @Override
    public FileRow next() throws IOException {
        try {
            while (records.hasNext()) {
                var fields = records.next().getFields();
                number++;
                if (fields.stream().anyMatch(field -> !field.isBlank())) {
                    return columns.row(
                            number,
                            fields.stream()
                                    .map(field -> field.startsWith("'")
                                            ? HARMLESS.matcher(field).replaceFirst("")
                                            : field)
                                    .toList());
                }
            }
            return null;
        } catch (UncheckedIOException | CsvParseException e) {
            throw unreadable(e);
        }
    }

    @Override
    public List<String> unknownColumns() {
        return columns.unknown();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /** The one of the usual separators that the header has most of. */
    private static char separator(Reader text) throws IOException {
        text.mark(LONGEST_HEADER);
        if (text.read() != '\uFEFF') {
            text.reset();
            text.mark(LONGEST_HEADER);
        } else {
            text.mark(LONGEST_HEADER);
        }
        int[] counts = new int[3];
        var separators = ",;\t";
        for (var i = 0; i < LONGEST_HEADER - 1; i++) {
            var c = text.read();
            if (c < 0 || c == '\n' || c == '\r') {
                break;
            }
            if (separators.indexOf(c) >= 0) {
                counts[separators.indexOf(c)]++;
            }
        }
        text.reset();
        return counts[1] > counts[0] ? counts[2] > counts[1] ? '\t' : ';' : counts[2] > counts[0] ? '\t' : ',';
    }

    private UnreadableFile unreadable(Exception failure) {
        if (Causes.of(failure).anyMatch(CharacterCodingException.class::isInstance)) {
            return new UnreadableFile(
                    "After row " + number
                            + " there are bytes that are not of the character set; name the right one, as in"
                            + " Content-Type: text/csv; charset=windows-1252",
                    failure);
        }
        return new UnreadableFile("After row " + number + " the file is no CSV", failure);
    }
}
