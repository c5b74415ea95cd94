package com.mycrm.imports;

import java.io.IOException;
import java.io.InputStream;
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

/** Rows of the first sheet of a workbook. The file is kept beside the process meanwhile, because its parts come in any order. */
final class XlsxRows implements Rows {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

    /** Of a number's format, what is neither literal text nor a colour; only dates have these letters there. */
    private static final Pattern NOT_OF_FORMAT = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.");

    private static final Pattern DATE_FORMAT = Pattern.compile("[ymdhs]", Pattern.CASE_INSENSITIVE);

    private final Path file;
    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final Columns columns;

    XlsxRows(InputStream content, ImportTarget target) throws IOException {
        file = Files.createTempFile("import", ".xlsx");
        ReadableWorkbook opened = null;
        try {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
            opened = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false));
            stream = opened.getFirstSheet().openStream();
            rows = stream.iterator();
            columns = new Columns(rows.hasNext() ? cells(rows.next()) : List.of(), target);
            if (columns.isEmpty()) {
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
    public FileRow next() throws IOException {
        try {
            while (rows.hasNext()) {
                var row = rows.next();
                var cells = cells(row);
                if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
                    return columns.row(row.getRowNum(), cells);
                }
            }
            return null;
        } catch (ExcelReaderException e) {
            throw new UnreadableFile("The first sheet cannot be read to its end", e);
        }
    }

    @Override
    public List<String> unknownColumns() {
        return columns.unknown();
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
            texts.add(row.getOptionalCell(i).map(XlsxRows::text).orElse(""));
        }
        return texts;
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER) {
            return isDate(cell) ? text(cell.asDate()) : cell.asNumber().toPlainString();
        }
        return cell.getText() == null ? "" : cell.getText();
    }

    private static String text(LocalDateTime time) {
        return TIME.format(time);
    }

    private static boolean isDate(Cell cell) {
        var format = cell.getDataFormatString();
        return format != null
                && !format.equalsIgnoreCase("General")
                && DATE_FORMAT
                        .matcher(NOT_OF_FORMAT.matcher(format).replaceAll(""))
                        .find();
    }
}
