package com.mycrm.imports;

import com.mycrm.imports.XlsxWorkbook.Sheet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads the rows of an XLSX workbook: of the first visible sheet with a header and with phone numbers or e-mail
 * addresses below it; where there is none, of the first with a header and rows.
 *
 * <p>A temporary file holds the workbook meanwhile, because the parts of a ZIP file can be in any order.
 */
final class XlsxRowReader implements RowReader {

    private static final long LARGEST_FILE = 64L * 1024 * 1024;
    private static final int MOST_SHEETS = 20;
    private static final int MOST_NAMED = 10;

    private final Path file;
    private final FileColumns columns;
    private XlsxWorkbook workbook;
    private TableRows rows;
    private final List<RowViolation> warnings = new ArrayList<>();

    XlsxRowReader(InputStream content, FileColumns columns) throws IOException {
        this.columns = columns;
        file = Files.createTempFile("import", ".xlsx");
        try {
            copy(content, file);
            workbook = new XlsxWorkbook(file);
            openSheet();
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
                    throw new UnreadableFile("The workbook is larger than " + LARGEST_FILE + " bytes");
                }
                output.write(chunk);
            }
        }
    }

    private void openSheet() throws IOException {
        UnreadableFile failure = null;
        Sheet best = null;
        for (var sheet : workbook.sheets().stream().limit(MOST_SHEETS).toList()) {
            try {
                best = open(sheet) ? sheet : best;
                if (rows.content() == TableRows.Content.PEOPLE) {
                    break;
                }
            } catch (UnreadableFile e) {
                failure = failure == null ? e : failure;
            }
        }
        if (best == null) {
            throw failure;
        }
        warn(best);
    }

    /** Opens a sheet instead of the open one if it has more. */
    private boolean open(Sheet sheet) throws IOException {
        var opened = new TableRows(new XlsxTableReader(workbook, sheet), new HeaderSearch(columns));
        if (rows != null && opened.content().compareTo(rows.content()) <= 0) {
            opened.close();
            return false;
        }
        if (rows != null) {
            rows.close();
        }
        rows = opened;
        return true;
    }

    private void warn(Sheet read) throws IOException {
        warnings.addAll(rows.warnings());
        var others = new ArrayList<String>();
        for (var sheet : workbook.sheets().stream().limit(MOST_SHEETS).toList()) {
            if (!sheet.equals(read) && workbook.hasValues(sheet)) {
                others.add(shown(sheet));
            }
        }
        if (!others.isEmpty()) {
            warnings.add(new RowViolation(
                    1,
                    "",
                    "is of the sheet " + shown(read) + ", the only one that was read. Others have values too: "
                            + others.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))));
        }
    }

    private static String shown(Sheet sheet) {
        return '"' + sheet.shortName() + '"';
    }

    @Override
    public ImportRow next() throws IOException {
        return rows.next();
    }

    @Override
    public List<RowViolation> warnings() {
        return warnings;
    }

    @Override
    public void close() throws IOException {
        try {
            if (rows != null) {
                rows.close();
            }
            if (workbook != null) {
                workbook.close();
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
