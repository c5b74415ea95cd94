package com.mycrm.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workbooks as other programs write them, and as nobody does who means well. */
class XlsxRowReaderTest {

    private static final String TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String STRICT_TYPE = "http://purl.oclc.org/ooxml/officeDocument/relationships/";
    private static final String DAMAGED = "The file is no XLSX workbook, or a part of it is too large or damaged";
    private static final String HEADER = "<row r='1'><c r='A1' t='inlineStr'><is><t>a</t></is></c></row>";

    private final Map<String, String> parts = new LinkedHashMap<>();
    private Charset charset = StandardCharsets.UTF_8;
    private List<String> warnings;

    @BeforeEach
    void prepare() {
        parts.put("_rels/.rels", relation("r", "officeDocument", "xl/book.xml"));
        parts.put("xl/book.xml", "<workbook><sheets><sheet name='S' r:id='s1' xmlns:r='r'/></sheets></workbook>");
        parts.put(
                "xl/_rels/book.xml.rels",
                relations(
                        relation("s1", "worksheet", "/xl/sheets/one.xml"),
                        relation("t", "sharedStrings", "texts.xml"),
                        relation("f", "styles", "styles.xml")));
        parts.put(
                "xl/texts.xml",
                "<sst><si><t>plain</t></si><si><r><t>ri</t></r><r><t>ch</t></r><rPh><t>no</t></rPh></si></sst>");
        parts.put(
                "xl/styles.xml",
                "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='[Red]yyyy\\-mm\\-dd'/>"
                        + "<numFmt numFmtId='165' formatCode='0.0 \"days\"'/></numFmts>"
                        + "<cellStyleXfs><xf numFmtId='164'/></cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/>"
                        + "<xf numFmtId='164'/><xf numFmtId='165'/></cellXfs></styleSheet>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<c t='s'><v>0</v></c>|plain",
                "<c t='s'><v>1</v></c>|rich",
                "<c t='inlineStr'><is><r><t>a</t></r><r><t xml:space='preserve'> b</t></r></is></c>|a b",
                "<c t='str'><f>A1&amp;\"x\"</f><v>1 &lt; 2</v></c>|1 < 2",
                "<c t='b'><v>1</v></c>|true",
                "<c t='b'><v>0</v></c>|false",
                "<c t='e'><v>#N/A</v></c>|#N/A",
                "<c t='d'><v>2024-02-29</v></c>|2024-02-29",
                "<c><v>9.71508880008E+11</v></c>|971508880008",
                "<c t='n'><v>-1.50</v></c>|-1.5",
                "<c s='1'><v>45351.5</v></c>|2024-02-29T12:00:00",
                "<c s='2'><f>TODAY()</f><v>59</v></c>|1900-02-28",
                "<c s='2'><v>61</v></c>|1900-03-01",
                "<c s='2'><v>2958465.5</v></c>|9999-12-31T12:00:00",
                "<c s='3'><v>1.5</v></c>|1.5",
                "<c s='0'><v>45351</v></c>|45351",
                "<c s='x'><v>45351</v></c>|45351",
                "<c s='99'><v>45351</v></c>|45351",
                "<c><f>A9&amp;B9</f><v/></c>|=A9&B9",
                "<c><f>A9</f></c>|=A9",
                "<c t='str'><f>A9</f><v>_x0041__x005F_x0041_</v></c>|A_x0041_",
                "<c t='inlineStr'><is><t>a_x000d_</t></is></c>|`a\r`",
                "<c t='d' s='1'><v>2024-02-29T08:30:00.5Z</v></c>|2024-02-29T08:30:00.5Z",
                "<c r='a2'><v>1.0</v></c>|1",
                "<c r='A2'><v>9.7E11</v></c>|970000000000",
                "<c><v>0.10000000000000001</v></c>|0.1",
                "<c><v>12345678901234567</v></c>|12345678901234567",
                "<c><v>1.2345678901234568E16</v></c>|1.23456789012346E+16"
            })
    void cellIsReadAsText(String cell, String text) throws IOException {
        assertEquals(List.of("2 " + text), rows(HEADER + "<row>" + cell + "</row>"));
    }

    @Test
    void daysCanBeginIn1904() throws IOException {
        parts.computeIfPresent(
                "xl/book.xml", (name, xml) -> xml.replace("<sheets>", "<workbookPr date1904='1'/><sheets>"));
        assertEquals(List.of("2 1904-01-02"), rows(HEADER + "<row><c s='1'><v>1</v></c></row>"));
    }

    @Test
    void formattedCellsAndRowsWithoutTextCountForNothing() throws IOException {
        assertEquals(
                List.of("5 x"),
                rows(HEADER + "<row r='2'><c r='A2' s='1'/><c r='XFD2' s='1'/></row><row r='4' spans='1:3'/><row r='5'>"
                        + "<c r='A5' t='str'><v>x</v></c><c r='XFD5' t='str'><v> </v></c></row>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"B2", "XFD2", "ZZZZZZZZZZZZ2"})
    void textBeyondTheColumnsMakesTheRowUnreadable(String reference) throws IOException {
        assertEquals(
                List.of("2 has more cells than there are columns", "3 x"),
                rows(HEADER + "<row><c r='" + reference + "' t='str'><v>x</v></c></row>"
                        + "<row><c t='str'><v>x</v></c></row>"));
    }

    @Test
    void rowsAreBounded() {
        assertEquals("A sheet has more than 1048576 rows", unreadable(HEADER + "<row/>".repeat(1_048_576)));
    }

    /** What a reader with less care makes arrays, digits and loops of. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<c><v>1E300000000</v></c>|1E300000000",
                "<c s='1'><v>1E300000000</v></c>|1E300000000",
                "<c s='1'><v>-1</v></c>|-1",
                "<c s='1'><v>2958466</v></c>|2958466"
            })
    void hugeNumberStaysAsItIsWritten(String cell, String text) throws IOException {
        assertEquals(List.of("2 " + text), rows(HEADER + "<row>" + cell + "</row>"));
    }

    @Test
    void emptyCellOfATextIsNone() throws IOException {
        assertEquals(List.of(), rows(HEADER + "<row><c t='s'><v/></c></row><row><c t='s'/></row>"));
    }

    /** A sheet of sums has the headings of some columns as well. */
    @Test
    void sheetWithPhoneNumbersIsReadBeforeOneOfSums() throws IOException {
        parts.put(
                "xl/book.xml",
                "<workbook xmlns:r='r'><sheets><sheet name='Sums' r:id='s2'/><sheet name='S' r:id='s1'/></sheets>"
                        + "</workbook>");
        relate(relation("s2", "worksheet", "sheets/two.xml"));
        parts.put(
                "xl/sheets/two.xml",
                "<worksheet><sheetData>" + HEADER + "<row><c><v>2</v></c></row></sheetData></worksheet>");
        assertEquals(List.of("2 0501234567"), rows(HEADER + "<row><c t='str'><v>0501234567</v></c></row>"));
        assertEquals(
                List.of("1  is of the sheet \"S\", the only one that was read. Others have values too: \"Sums\""),
                warnings);
        assertEquals(List.of("2 2"), rows(HEADER + "<row><c t='str'><v>x</v></c></row>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2147483647", "-1", "99999999999", "x"})
    void sharedTextThatIsNotThereIsAnError(String number) throws IOException {
        assertEquals(List.of("2 #REF!"), rows(HEADER + "<row><c t='s'><v>" + number + "</v></c></row>"));
    }

    @Test
    void rowIsBounded() throws IOException {
        var cell = "<c r='A2' t='str'><v>" + "x".repeat(3 * 1024 * 1024) + "</v></c>";
        assertEquals(
                List.of("2 is longer than 1048576 characters", "3 x"),
                rows(HEADER + "<row>" + cell + "</row><row><c t='str'><v>x</v></c></row>"));
    }

    /** Also of a cell that is written twice, as of any that the reader has to go through. */
    @ParameterizedTest
    @ValueSource(strings = {"A2", "B2"})
    void rowOfManyCellsIsBounded(String second) throws IOException {
        var text = "' t='inlineStr'><is><t>" + "x".repeat(600_000) + "</t></is></c>";
        assertEquals(
                List.of("2 is longer than 1048576 characters", "3 x"),
                rows(HEADER + "<row><c r='A2" + text + "<c r='" + second + text
                        + "</row><row><c t='str'><v>x</v></c></row>"));
    }

    @Test
    void headerIsBounded() {
        var cell = "<c t='inlineStr'><is><t>" + "x".repeat(600_000) + "</t></is></c>";
        assertEquals(
                "Row 1 is longer than 1048576 characters. No row among the first 20 of the sheet S names a column that is known here. One row must name the"
                        + " columns; they can be a, b, b.x, b.y, c, d, owner, owner.id, phone",
                unreadable("<row>" + cell + cell + "</row>"));
    }

    @Test
    void whatTheParserKeepsIsBounded() {
        var names = IntStream.range(0, 2_000).mapToObj(i -> "<n" + i + "/>").collect(Collectors.joining());
        for (var hostile : List.of(
                "<a>".repeat(100),
                "<c r='" + "A".repeat(5 * 1024 * 1024) + "'/>",
                "<!--" + "<".repeat(5 * 1024 * 1024) + "-->",
                names,
                "<row><c><v>1</v></row>",
                "&xxe;")) {
            assertEquals(DAMAGED, unreadable(HEADER + hostile));
        }
    }

    @Test
    void sharedTextsAreBounded() {
        for (var texts :
                List.of(("<si><t>" + "x".repeat(1_000_000) + "</t></si>").repeat(70), "<si/>".repeat(1_400_000))) {
            parts.put("xl/texts.xml", "<sst>" + texts + "</sst>");
            assertEquals(
                    "The texts of the workbook need more than 67108864 bytes of memory; save it as CSV",
                    unreadable(HEADER));
        }
    }

    @Test
    void onlyTheFirstTextsAndStylesAreRead() throws IOException {
        relate(relation("t2", "sharedStrings", "none.xml") + relation("f2", "styles", "none.xml"));
        assertEquals(List.of("2 plain"), rows(HEADER + "<row><c t='s'><v>0</v></c></row>"));
    }

    @Test
    void relationsAreBounded() throws IOException {
        relate(relation("o", "worksheet", "none.xml").repeat(997));
        assertEquals(List.of(), rows(HEADER));
        relate(relation("o", "worksheet", "none.xml"));
        assertEquals("The workbook has more than 1000 relations", unreadable(HEADER));
    }

    private void relate(String more) {
        parts.computeIfPresent(
                "xl/_rels/book.xml.rels", (name, xml) -> xml.replace("</Relationships>", more + "</Relationships>"));
    }

    @Test
    void partsThatAWorkbookNeeds() {
        var needed = Map.of(
                "xl/book.xml", "The file is no XLSX workbook",
                "xl/_rels/book.xml.rels", "The workbook has no sheet of cells that can be seen");
        needed.forEach((part, message) -> {
            var content = parts.remove(part);
            assertEquals(message, unreadable(HEADER));
            parts.put(part, content);
        });
        assertEquals("The sheet S is empty", unreadable(""));
    }

    @Test
    void textsAndStylesNeedNotBeThere() throws IOException {
        parts.remove("xl/texts.xml");
        parts.remove("xl/styles.xml");
        assertEquals(
                List.of("2 x", "3 45351", "4 #REF!"),
                rows(HEADER + "<row><c t='inlineStr'><is><t>x</t></is></c></row><row><c s='1'><v>45351</v></c></row>"
                        + "<row><c t='s'><v>0</v></c></row>"));
    }

    @Test
    void namesOfPartsAreReadAsOtherProgramsWriteThem() throws IOException {
        parts.put("XL\\Texts.xml", parts.remove("xl/texts.xml"));
        parts.computeIfPresent(
                "xl/_rels/book.xml.rels",
                (name, xml) -> xml.replace("'texts.xml'", "'../xl/./TEXTS.xml'").replace(TYPE, STRICT_TYPE));
        assertEquals(List.of("2 plain"), rows(HEADER + "<row><c t='s'><v>0</v></c></row>"));
    }

    @Test
    void firstVisibleSheetWithAHeaderIsRead() throws IOException {
        parts.put("xl/sheets/two.xml", "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>");
        parts.put(
                "xl/book.xml",
                "<workbook xmlns:r='r'><sheets><sheet name='H' state='hidden' r:id='s1'/><sheet name='V' r:id='s1'"
                        + " state='veryHidden'/><sheet name='Chart' r:id='c'/><sheet name='Notes' r:id='s2'/>"
                        + "<sheet name='Leads' state='visible' r:id='s1'/><sheet name='Empty' r:id='e'/></sheets>"
                        + "</workbook>");
        parts.put("xl/sheets/empty.xml", "<worksheet><sheetData><row r='1'><c s='1'/></row></sheetData></worksheet>");
        relate(relation("s2", "worksheet", "sheets/two.xml")
                + relation("c", "chartsheet", "sheets/chart.xml")
                + relation("e", "worksheet", "sheets/empty.xml"));
        assertEquals(List.of("2 x"), rows(HEADER + "<row><c t='str'><v>x</v></c></row>"));
        assertEquals(
                List.of("1  is of the sheet \"Leads\", the only one that was read. Others have values too: \"Notes\""),
                warnings);
        parts.computeIfPresent("xl/book.xml", (name, xml) -> xml.replace("'visible'", "'hidden'"));
        assertEquals(
                "No row among the first 20 of the sheet Notes names a column that is known here. One row must name the"
                        + " columns; they can be a, b, b.x, b.y, c, d, owner, owner.id, phone",
                unreadable(HEADER));
    }

    @Test
    void packageOfAnotherKindIsRefused() {
        parts.put("content.xml", "");
        assertEquals("The file is an OpenDocument file (.ods); save it as .xlsx", unreadable(HEADER));
        parts.put("xl/workbook.bin", "");
        assertEquals("The file is a binary workbook (.xlsb); save it as .xlsx", unreadable(HEADER));
    }

    @Test
    void partsCanBeInUtf16() throws IOException {
        var sheet = "<?xml version='1.0' encoding='UTF-16'?><worksheet><sheetData>" + HEADER
                + "<row><c t='str'><v>\u00e9</v></c></row></sheetData></worksheet>";
        charset = StandardCharsets.UTF_16;
        parts.replaceAll((name, xml) -> "<?xml version='1.0' encoding='UTF-16'?>" + xml);
        assertEquals(List.of("2 \u00e9"), readAll(sheet));
    }

    @Test
    void documentTypeIsNotReadAndNothingFromOutside() {
        parts.put(
                "xl/texts.xml",
                "<!DOCTYPE sst [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><sst><si><t>&x;</t></si></sst>");
        assertEquals(DAMAGED, unreadable(HEADER));
    }

    @Test
    void temporaryFileIsDeletedWhateverTheEnd() throws IOException {
        var before = temporaryFiles();
        rows(HEADER);
        unreadable("");
        unreadable("&x;");
        assertEquals(before, temporaryFiles());
    }

    private static List<Path> temporaryFiles() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().matches("import.*\\.xlsx"))
                    .sorted()
                    .toList();
        }
    }

    private String unreadable(String rows) {
        return assertThrows(UnreadableFile.class, () -> rows(rows)).getMessage();
    }

    /** The number of each row with its first cell, or with its violation. */
    private List<String> rows(String rows) throws IOException {
        return readAll("<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
    }

    private List<String> readAll(String sheet) throws IOException {
        parts.put("xl/sheets/one.xml", sheet);
        try (var reader = new XlsxRowReader(new ByteArrayInputStream(zip()), TestTarget.COLUMNS)) {
            warnings = reader.warnings().stream()
                    .map(line -> line.row() + " " + line.column() + " " + line.detail())
                    .toList();
            var read = new ArrayList<String>();
            for (var row = reader.next(); row != null; row = reader.next()) {
                read.add(row.number() + " "
                        + (row.isReadable()
                                ? row.object().getString("a")
                                : row.violations().get(0).detail()));
            }
            return read;
        }
    }

    private byte[] zip() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(charset));
            }
        }
        return bytes.toByteArray();
    }

    private static String relations(String... relations) {
        return "<Relationships>" + String.join("", relations) + "</Relationships>";
    }

    private static String relation(String id, String type, String target) {
        return "<Relationship Id='" + id + "' Type='" + TYPE + type + "' Target='" + target + "'/>";
    }
}
