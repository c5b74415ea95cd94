package com.mycrm.imports;

import com.mycrm.api.problem.Causes;
import com.mycrm.api.text.SpreadsheetText;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Comparator;
import java.util.Iterator;

/** Reads comma-separated values (RFC 4180), also with semicolons or tabs, with or without a byte order mark. */
final class CsvTableReader implements TableReader {

    private static final int LONGEST_HEADER = 64 * 1024;
    private static final int MOST_COLUMNS = 1_000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String SEPARATORS = ",;\t";

    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private long number;

    CsvTableReader(InputStream content, Charset charset) throws IOException {
        // An explicit decoder rejects bytes that are not in the charset; by default they become question marks.
        var text = new BufferedReader(new InputStreamReader(content, charset.newDecoder()), LONGEST_HEADER);
        try {
            reader = CsvReader.builder()
                    .fieldSeparator(separator(text))
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .skipEmptyLines(false)
                    .build(
                            CsvRecordHandler.of(row -> row.maxFields(MOST_COLUMNS)
                                    .maxFieldSize(ImportRow.LONGEST)
                                    .maxRecordSize(ImportRow.LONGEST)),
                            text);
            records = reader.iterator();
        } catch (UncheckedIOException | CsvParseException | CharacterCodingException e) {
            throw unreadable(e);
        }
    }

    @Override
    public TableRow next() throws IOException {
        try {
            if (!records.hasNext()) {
                return null;
            }
            var fields = records.next().getFields();
            number++;
            return TableRow.of(
                    number, fields.stream().map(SpreadsheetText::unescape).toList());
        } catch (UncheckedIOException | CsvParseException e) {
            throw unreadable(e);
        }
    }

    @Override
    public String name() {
        return "the file";
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /** The separator that the header has most of. Skips the byte order mark that spreadsheets write first. */
    private static char separator(Reader text) throws IOException {
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        text.mark(LONGEST_HEADER);
        var header = new StringBuilder();
        for (var c = text.read(); c >= 0 && c != '\n' && c != '\r' && header.length() < LONGEST_HEADER - 1; ) {
            header.append((char) c);
            c = text.read();
        }
        text.reset();
        return (char) SEPARATORS
                .chars()
                .boxed()
                .max(Comparator.comparing(
                        separator -> header.chars().filter(separator::equals).count()))
                .orElseThrow()
                .intValue();
    }

    private UnreadableFile unreadable(Exception failure) {
        if (Causes.of(failure).anyMatch(CharacterCodingException.class::isInstance)) {
            return new UnreadableFile(
                    "After row " + number
                            + " there are bytes that are not of the character set; name the right one, as in"
                            + " Content-Type: text/csv; charset=windows-1252",
                    failure);
        }
        return new UnreadableFile(
                "After row " + number + " the file is no CSV, or a row has more than " + MOST_COLUMNS + " columns or "
                        + ImportRow.LONGEST + " characters",
                failure);
    }
}
