package com.mycrm.imports;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/**
 * Reads the first sheet of an XLSX workbook.
 *
 * <p>A temporary file holds the workbook meanwhile, because the parts of a ZIP file can be in any order.
 */
final class XlsxRowReader implements RowReader {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

    /**
     * Literal text, colours and escaped characters in the format of a number. The rest has these letters only for
     * dates.
     */
    private static final Pattern LITERALS = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.");

    private static final Pattern DATE_FORMAT = Pattern.compile("[ymdhs]", Pattern.CASE_INSENSITIVE);

    /** Digits before or after the point of a number that is written out. */
    private static final int MOST_DIGITS = 50;

    private final Path file;
    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final TableHeader header;

    XlsxRowReader(InputStream content, ImportTarget target) throws IOException {
        file = Files.createTempFile("import", ".xlsx");
        ReadableWorkbook opened = null;
        try {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
            opened = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false));
            stream = opened.getFirstSheet().openStream();
            rows = stream.iterator();
            header = new TableHeader(rows.hasNext() ? cells(rows.next()) : List.of(), target);
            if (header.isEmpty()) {
                throw new UnreadableFile("The first sheet has no header row", null);
            }
        } catch (RuntimeException | IOException e) {
            if (opened != null) {
                opened.close();
            }
            Files.deleteIfExists(file);
            throw e instanceof UnreadableFile
                    ? (UnreadableFile) e
                    : new UnreadableFile("The file is no XLSX workbook", e);
        }
        workbook = opened;
    }

    @Override
    public ImportRow next() throws IOException {
        try {
            while (rows.hasNext()) {
                var row = rows.next();
                var cells = cells(row);
                if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
                    return header.row(row.getRowNum(), cells);
                }
            }
            return null;
        } catch (ExcelReaderException e) {
            throw new UnreadableFile("The first sheet cannot be read to its end", e);
        }
    }

    @Override
    public List<String> unknownColumns() {
        return header.unknown();
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
        Files.deleteIfExists(file);
    }

    private static List<String> cells(Row row) {
        var texts = new ArrayList<String>(row.getCellCount());
        for (var i = 0; i < row.getCellCount(); i++) {
            texts.add(row.getOptionalCell(i).map(XlsxRowReader::text).orElse(""));
        }
        return texts;
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER) {
            return isDate(cell) ? text(cell.asDate()) : text(cell.asNumber());
        }
        return cell.getText() == null ? "" : cell.getText();
    }

    /** A number with a huge exponent keeps it: its digits would fill the memory, and no column takes them. */
    private static String text(BigDecimal number) {
        return Math.abs((long) number.precision() - number.scale()) > MOST_DIGITS
                ? number.toString()
                : number.toPlainString();
    }

    private static String text(LocalDateTime time) {
        return TIME.format(time);
    }

    private static boolean isDate(Cell cell) {
        var format = cell.getDataFormatString();
        return format != null
                && !format.equalsIgnoreCase("General")
                && DATE_FORMAT.matcher(LITERALS.matcher(format).replaceAll("")).find();
    }
}
