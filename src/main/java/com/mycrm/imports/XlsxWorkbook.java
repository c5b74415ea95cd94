package com.mycrm.imports;

import com.mycrm.api.text.StoredText;
import com.mycrm.imports.XlsxPackage.Relation;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** An XLSX workbook (ISO 29500): its sheets, and the texts and formats that they share. */
final class XlsxWorkbook implements Closeable {

    private static final long LARGEST_SHEET = 2L * 1024 * 1024 * 1024;
    private static final long LARGEST_TEXTS = 256L * 1024 * 1024;
    private static final long LARGEST_PART = 16L * 1024 * 1024;

    /** Of a sheet in which a first value is looked for. */
    private static final long LARGEST_EMPTY_SHEET = 256L * 1024;

    /** Of all texts together, which stay in memory. */
    private static final long MOST_TEXT =
            Math.min(64L * 1024 * 1024, Runtime.getRuntime().maxMemory() / 8);

    /** The memory of a text beside its characters, about: millions of empty texts would fill it as well. */
    private static final int SIZE_OF_A_TEXT = 50;

    private static final String NO_TEXT = "#REF!";
    private static final String VISIBLE = "visible";

    private final XlsxPackage parts;
    private final List<String> sharedTexts = new ArrayList<>();
    private final XlsxNumbers numbers = new XlsxNumbers();
    private final List<Sheet> sheets = new ArrayList<>();

    /**
     * A sheet of cells.
     *
     * @param part its name in the package
     */
    record Sheet(String name, String part) {

        /** As spreadsheets allow. */
        private static final int LONGEST_NAME = 31;

        String shortName() {
            return StoredText.truncate(name, LONGEST_NAME);
        }
    }

    XlsxWorkbook(Path file) throws IOException {
        parts = new XlsxPackage(file);
        try {
            refuse("xl/workbook.bin", "a binary workbook (.xlsb)");
            refuse("content.xml", "an OpenDocument file (.ods)");
            readWorkbook(XlsxPackage.first("officeDocument", parts.relations(XlsxPackage.ROOT))
                    .orElse("xl/workbook.xml"));
        } catch (IOException | RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    /** @param part that only files of another kind have */
    private void refuse(String part, String kind) throws UnreadableFile {
        if (parts.has(part)) {
            throw new UnreadableFile("The file is " + kind + "; save it as .xlsx");
        }
    }

    /** The sheets that people see, in their order, without those of charts and macros. */
    List<Sheet> sheets() {
        return sheets;
    }

    XmlPart open(Sheet sheet) throws IOException {
        return parts.part(sheet.part(), LARGEST_SHEET);
    }

    /** Whether a sheet has a value at its beginning, or formats of so many cells that it is not looked for. */
    boolean hasValues(Sheet sheet) throws IOException {
        try (var part = parts.part(sheet.part(), LARGEST_EMPTY_SHEET)) {
            while (part.next()) {
                if (part.isStart("v") || part.isStart("is")) {
                    return true;
                }
            }
            return false;
        } catch (UnreadableFile e) {
            return true;
        }
    }

    /** The text of a number by the format of its cell. */
    XlsxNumbers numbers() {
        return numbers;
    }

    /** A text that cells share; an error, as spreadsheets show it, for a number of none. */
    String sharedText(String number) {
        if (number.isBlank()) {
            return "";
        }
        try {
            var index = Integer.parseInt(number.strip());
            return index >= 0 && index < sharedTexts.size() ? sharedTexts.get(index) : NO_TEXT;
        } catch (NumberFormatException e) {
            return NO_TEXT;
        }
    }

    private void readWorkbook(String name) throws IOException {
        var relations = parts.relations(name);
        var texts = XlsxPackage.first("sharedStrings", relations).filter(parts::has);
        if (texts.isPresent()) {
            readSharedTexts(texts.get());
        }
        var formats = XlsxPackage.first("styles", relations).filter(parts::has);
        if (formats.isPresent()) {
            try (var styles = parts.part(formats.get(), LARGEST_PART)) {
                numbers.readFormats(styles);
            }
        }
        readSheets(name, relations);
        if (sheets.isEmpty()) {
            throw new UnreadableFile("The workbook has no sheet of cells that can be seen");
        }
    }

    private void readSheets(String name, List<Relation> relations) throws IOException {
        try (var workbook = parts.part(name, LARGEST_PART)) {
            while (workbook.next()) {
                if (workbook.isStart("workbookPr")) {
                    numbers.setDate1904(workbook.attribute("date1904"));
                } else if (workbook.isStart("sheet") && isVisible(workbook.attribute("state"))) {
                    var sheet = new Sheet("" + workbook.attribute("name"), part(workbook.attribute("id"), relations));
                    if (sheet.part() != null) {
                        sheets.add(sheet);
                    }
                }
            }
        }
    }

    /** The part of a sheet of cells; null for a sheet of another kind. */
    private static String part(String id, List<Relation> relations) {
        return relations.stream()
                .filter(relation -> relation.isOf("worksheet") && Objects.equals(relation.id(), id))
                .findFirst()
                .map(Relation::target)
                .orElse(null);
    }

    private static boolean isVisible(String state) {
        return state == null || state.equals(VISIBLE);
    }

    private void readSharedTexts(String name) throws IOException {
        var length = 0L;
        try (var part = parts.part(name, LARGEST_TEXTS)) {
            while (part.next()) {
                if (part.isStart("si")) {
                    var text = new XlsxText(part, "si").read();
                    length += text.length() + SIZE_OF_A_TEXT;
                    sharedTexts.add(text);
                }
                if (length > MOST_TEXT) {
                    throw new UnreadableFile("The texts of the workbook need more than " + MOST_TEXT
                            + " bytes of memory; save it as CSV");
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        parts.close();
    }
}
