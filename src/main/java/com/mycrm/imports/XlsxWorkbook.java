package com.mycrm.imports;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;

/** An XLSX workbook (ECMA-376): a ZIP file of XML parts that name each other. */
final class XlsxWorkbook implements Closeable {

    private static final long LARGEST_SHEET = 2L * 1024 * 1024 * 1024;
    private static final long LARGEST_TEXTS = 256L * 1024 * 1024;
    private static final long LARGEST_PART = 16L * 1024 * 1024;

    /** Of all texts together, which stay in memory. */
    private static final long MOST_TEXT =
            Math.min(64L * 1024 * 1024, Runtime.getRuntime().maxMemory() / 8);

    /** The memory of a text beside its characters, about: millions of empty texts would fill it as well. */
    private static final int SIZE_OF_A_TEXT = 50;

    private static final int MOST_RELATIONS = 1_000;
    private static final String ROOT = "";

    private final ZipFile zip;
    private final List<String> sharedTexts = new ArrayList<>();
    private final XlsxNumbers numbers = new XlsxNumbers();
    private String sheet;

    /** A part that another part names. */
    private record Relation(String id, String type, String target) {}

    XlsxWorkbook(Path file) throws IOException {
        zip = new ZipFile(file.toFile());
        try {
            readWorkbook(first("/officeDocument", relations(ROOT)).orElse("xl/workbook.xml"));
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    /** The first sheet. */
    XmlPart sheet() throws IOException {
        return part(sheet, LARGEST_SHEET);
    }

    /** The text of a number by the format of its cell. */
    XlsxNumbers numbers() {
        return numbers;
    }

    /** A text that cells share; empty for a number of none. */
    String sharedText(String number) {
        try {
            var index = Integer.parseInt(number.strip());
            return index >= 0 && index < sharedTexts.size() ? sharedTexts.get(index) : "";
        } catch (NumberFormatException e) {
            return "";
        }
    }

    private void readWorkbook(String name) throws IOException {
        var relations = relations(name);
        var texts = first("/sharedStrings", relations);
        if (texts.isPresent()) {
            readSharedTexts(texts.get());
        }
        var formats = first("/styles", relations);
        if (formats.isPresent()) {
            try (var styles = part(formats.get(), LARGEST_PART)) {
                numbers.readFormats(styles);
            }
        }
        var targets = new HashMap<String, String>();
        relations.forEach(relation -> targets.put(relation.id(), relation.target()));
        readFirstSheet(name, targets);
    }

    /** The target of the first relation of a kind. A workbook has one, and each more would be unpacked again. */
    private static Optional<String> first(String kind, List<Relation> relations) {
        return relations.stream()
                .filter(relation -> relation.type().endsWith(kind))
                .findFirst()
                .map(Relation::target);
    }

    private void readFirstSheet(String name, Map<String, String> targets) throws IOException {
        try (var workbook = part(name, LARGEST_PART)) {
            while (sheet == null && workbook.next()) {
                if (workbook.isStart("workbookPr")) {
                    numbers.setDate1904(workbook.attribute("date1904"));
                } else if (workbook.isStart("sheet")) {
                    sheet = targets.get(workbook.attribute("id"));
                }
            }
        }
    }

    private void readSharedTexts(String name) throws IOException {
        var length = 0L;
        try (var part = part(name, LARGEST_TEXTS)) {
            while (part.next()) {
                if (part.isStart("si")) {
                    var text = new XlsxText(part, "si").read();
                    length += text.length() + SIZE_OF_A_TEXT;
                    sharedTexts.add(text);
                }
                if (length > MOST_TEXT) {
                    throw new UnreadableFile(
                            "The texts of the workbook need more than " + MOST_TEXT
                                    + " bytes of memory; save it as CSV",
                            null);
                }
            }
        }
    }

    /** What a part names, by the file beside it; none if there is no such file. */
    private List<Relation> relations(String name) throws IOException {
        var slash = name.lastIndexOf('/') + 1;
        var folder = name.substring(0, slash);
        var file = folder + "_rels/" + name.substring(slash) + ".rels";
        var relations = new ArrayList<Relation>();
        if (find(file) == null) {
            return relations;
        }
        try (var part = part(file, LARGEST_PART)) {
            while (part.next()) {
                var target = part.isStart("Relationship") ? part.attribute("Target") : null;
                if (target != null) {
                    var path = target.startsWith("/") ? target.substring(1) : folder + target;
                    relations.add(new Relation(part.attribute("Id"), "" + part.attribute("Type"), path));
                }
                if (relations.size() > MOST_RELATIONS) {
                    throw new UnreadableFile("The workbook has more than " + MOST_RELATIONS + " relations", null);
                }
            }
        }
        return relations;
    }

    private XmlPart part(String name, long mostBytes) throws IOException {
        var content = name == null ? null : find(name);
        if (content == null) {
            throw new UnreadableFile("The file is no XLSX workbook", null);
        }
        return new XmlPart(content, mostBytes);
    }

    private InputStream find(String name) throws IOException {
        var entry = zip.getEntry(name);
        return entry == null ? null : zip.getInputStream(entry);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
