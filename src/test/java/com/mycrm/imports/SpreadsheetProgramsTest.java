package com.mycrm.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.api.patch.RequestObject;
import com.mycrm.api.text.DateOrder;
import com.mycrm.api.text.DateOrders;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbookType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One table, as each program writes it: Apache POI and fastexcel here, LibreOffice in files of
 * {@code src/test/resources/files}. The kinds of files that are read stand in {@code src/docs/files.md}.
 */
class SpreadsheetProgramsTest {

    private static final LocalDateTime TIME = LocalDateTime.of(2023, 5, 9, 8, 30);
    private static final String TEXT = "caf\u00e9 \u0645\u0631\u062d\u0628\u0627 \ud83c\udfe0 \"x\", y";

    /** The rows of the table: phone, time, whole number and text. */
    private static final List<String> ROWS = List.of(
            "+971501234567 2023-05-09T08:30:00Z 4 " + TEXT,
            "971501234567 2023-05-09T00:00:00Z 1250000 #N/A",
            "0501234567 null null line 1\nline 2");

    /** As LibreOffice writes dates in American English. */
    private static final DateOrders MONTH_FIRST = new DateOrders(DateOrder.MDY);

    /** Writes a workbook with the table. */
    private interface Program {
        void write(ByteArrayOutputStream output) throws IOException;
    }

    static Stream<Arguments> workbooks() {
        return Stream.of(
                Arguments.of("Apache POI, shared texts", (Program) out -> poi(new XSSFWorkbook(), out)),
                Arguments.of("Apache POI, streaming", (Program) out -> poi(new SXSSFWorkbook(), out)),
                Arguments.of("Apache POI, streaming, shared texts", (Program)
                        out -> poi(new SXSSFWorkbook(new XSSFWorkbook(), 1, true, true), out)),
                Arguments.of("Apache POI, macros", (Program) out -> poi(new XSSFWorkbook(XSSFWorkbookType.XLSM), out)),
                Arguments.of("Apache POI, days from 1904", (Program) out -> poi(dates1904(), out)),
                Arguments.of("Apache POI, sheets that are hidden", (Program) out -> poi(hiddenSheets(), out)),
                Arguments.of("fastexcel", (Program) SpreadsheetProgramsTest::fastexcel));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("workbooks")
    void workbookIsRead(String name, Program program) throws IOException {
        var output = new ByteArrayOutputStream();
        program.write(output);
        assertEquals(ROWS, rows(ImportFormat.XLSX, output.toByteArray()));
    }

    @Test
    void filesOfLibreOfficeAreRead() throws IOException {
        assertEquals(ROWS, rows(ImportFormat.XLSX, resource("libreoffice.xlsx")));
        for (var name : List.of("libreoffice.csv", "libreoffice-utf16.csv")) {
            assertEquals(ROWS, rows(ImportFormat.CSV, resource(name)), name);
        }
        assertEquals(
                "The file is an OpenDocument file (.ods); save it as .xlsx",
                assertThrows(UnreadableFile.class, () -> rows(ImportFormat.XLSX, resource("libreoffice.ods")))
                        .getMessage());
    }

    private static byte[] resource(String name) throws IOException {
        try (var file = SpreadsheetProgramsTest.class.getResourceAsStream("/files/" + name)) {
            return file.readAllBytes();
        }
    }

    @Test
    void workbookWithAPasswordAndOneOfAnOldExcelAreRefused() throws IOException {
        var locked = new ByteArrayOutputStream();
        try (var files = new POIFSFileSystem()) {
            var encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
            encryptor.confirmPassword("secret");
            try (var content = encryptor.getDataStream(files)) {
                poi(new XSSFWorkbook(), content);
            } catch (GeneralSecurityException e) {
                throw new IOException(e);
            }
            files.writeFilesystem(locked);
        }
        var old = new ByteArrayOutputStream();
        poi(new HSSFWorkbook(), old);
        for (var file : List.of(locked, old)) {
            assertEquals(
                    "The file is a workbook of Excel 97 (.xls), or one with a password; save it as .xlsx without one",
                    assertThrows(UnreadableFile.class, () -> rows(ImportFormat.XLSX, file.toByteArray()))
                            .getMessage());
        }
    }

    private static XSSFWorkbook dates1904() {
        var workbook = new XSSFWorkbook();
        workbook.getCTWorkbook().getWorkbookPr().setDate1904(true);
        return workbook;
    }

    private static XSSFWorkbook hiddenSheets() {
        var workbook = new XSSFWorkbook();
        workbook.createSheet("Words").createRow(0).createCell(0).setCellValue("pending");
        workbook.createSheet("Phones").createRow(0).createCell(0).setCellValue("phone");
        workbook.setSheetVisibility(0, SheetVisibility.HIDDEN);
        workbook.setSheetVisibility(1, SheetVisibility.VERY_HIDDEN);
        workbook.createSheet("Empty");
        return workbook;
    }

    private static void poi(Workbook workbook, OutputStream output) throws IOException {
        try (workbook) {
            fill(workbook, workbook.createSheet("Leads"));
            workbook.write(output);
        }
    }

    private static void fill(Workbook workbook, Sheet sheet) {
        var formats = workbook.createDataFormat();
        var header = sheet.createRow(0);
        List.of("a", "b", "c", "d")
                .forEach(name -> cell(header.createCell(Math.max(0, header.getLastCellNum())), name));
        var first = sheet.createRow(1);
        cell(first.createCell(0), "+971501234567");
        first.createCell(1).setCellValue(TIME);
        first.getCell(1).setCellStyle(workbook.createCellStyle());
        first.getCell(1).getCellStyle().setDataFormat(formats.getFormat("[$-409]d-mmm-yy h:mm AM/PM;@"));
        first.createCell(2).setCellValue(4);
        if (workbook instanceof XSSFWorkbook) {
            first.createCell(3).setCellValue(new XSSFRichTextString(TEXT));
            ((XSSFRichTextString) first.getCell(3).getRichStringCellValue()).append("");
        } else {
            cell(first.createCell(3), TEXT);
        }
        var second = sheet.createRow(2);
        second.createCell(0).setCellValue(971501234567L);
        second.createCell(1).setCellFormula("DATE(2023,5,9)");
        second.getCell(1).setCellValue(TIME.toLocalDate());
        second.getCell(1).setCellStyle(workbook.createCellStyle());
        second.getCell(1).getCellStyle().setDataFormat((short) 14);
        second.createCell(2).setCellValue(1_250_000);
        second.getCell(2).setCellStyle(workbook.createCellStyle());
        second.getCell(2).getCellStyle().setDataFormat(formats.getFormat("#,##0.00 [$AED]"));
        second.createCell(3).setCellErrorValue(FormulaError.NA.getCode());
        sheet.createRow(3);
        var last = sheet.createRow(4);
        last.createCell(0).setCellValue(501234567);
        last.getCell(0).setCellStyle(workbook.createCellStyle());
        last.getCell(0).getCellStyle().setDataFormat(formats.getFormat("0000000000"));
        cell(last.createCell(3), "line 1\nline 2");
        sheet.addMergedRegion(new CellRangeAddress(4, 4, 0, 2));
    }

    private static void cell(Cell cell, String text) {
        cell.setCellValue(text);
    }

    private static void fastexcel(ByteArrayOutputStream output) throws IOException {
        try (var workbook = new org.dhatim.fastexcel.Workbook(output, "test", "1.0")) {
            var sheet = workbook.newWorksheet("Leads");
            for (var i = 0; i < 4; i++) {
                sheet.value(0, i, List.of("a", "b", "c", "d").get(i));
            }
            sheet.inlineString(1, 0, "+971501234567");
            sheet.value(1, 1, TIME);
            sheet.style(1, 1).format("dd/mm/yyyy hh:mm").set();
            sheet.value(1, 2, 4);
            sheet.value(1, 3, TEXT);
            sheet.value(2, 0, 971_501_234_567L);
            sheet.value(2, 1, TIME.toLocalDate());
            sheet.style(2, 1).format("yyyy-mm-dd").set();
            sheet.value(2, 2, 1_250_000.0);
            sheet.value(2, 3, "#N/A");
            sheet.value(4, 0, 501_234_567);
            sheet.style(4, 0).format("0000000000").set();
            sheet.value(4, 3, "line 1\nline 2");
        }
    }

    private static List<String> rows(ImportFormat format, byte[] file) throws IOException {
        InputStream content = new ByteArrayInputStream(file);
        try (var reader = format.open(content, StandardCharsets.UTF_8, TestTarget.COLUMNS)) {
            var rows = new ArrayList<String>();
            for (var row = reader.next(); row != null; row = reader.next()) {
                rows.add(values(RequestObject.ofRow(row.object(), MONTH_FIRST)));
            }
            return rows;
        }
    }

    private static String values(RequestObject row) {
        var values = List.of(
                row.phone("a", "takes a phone", Optional::of).or(null),
                "" + row.time("b").or(null),
                "" + row.integer("c", 0, 9_999_999).or(null),
                row.text("d", 100).or(null));
        assertEquals(List.of(), row.faults());
        return String.join(" ", values);
    }
}
