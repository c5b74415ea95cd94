package com.mycrm.imports;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A package of an XLSX file (ISO 29500-2): a ZIP file of XML parts that name each other. */
final class XlsxPackage implements Closeable {

    static final String ROOT = "";

    private static final long LARGEST_RELATIONS = 16L * 1024 * 1024;
    private static final int MOST_RELATIONS = 1_000;
    private static final int MOST_PARTS = 10_000;

    private final ZipFile zip;

    /** The names of parts in lower case with slashes, because some programs write others than they name. */
    private final Map<String, String> names = new HashMap<>();

    /** A part that another part names. */
    record Relation(String id, String type, String target) {

        /** @param kind the end of a type, which is the same in the strict and the transitional form of XLSX */
        boolean isOf(String kind) {
            return type.endsWith("/" + kind);
        }
    }

    XlsxPackage(Path file) throws IOException {
        zip = new ZipFile(file.toFile());
        zip.stream().limit(MOST_PARTS).forEach(entry -> names.putIfAbsent(key(entry.getName()), entry.getName()));
    }

    private static String key(String name) {
        return resolve("", name).toLowerCase(Locale.ROOT);
    }

    /** Whether there is a part of this name. */
    boolean has(String name) {
        return entry(name) != null;
    }

    private ZipEntry entry(String name) {
        var exact = zip.getEntry(name);
        var other = exact == null ? names.get(key(name)) : null;
        return other == null ? exact : zip.getEntry(other);
    }

    /** @param mostBytes of the unpacked part */
    XmlPart part(String name, long mostBytes) throws IOException {
        var content = name == null ? null : find(name);
        if (content == null) {
            throw new UnreadableFile("The file is no XLSX workbook");
        }
        return new XmlPart(content, mostBytes);
    }

    private InputStream find(String name) throws IOException {
        var entry = entry(name);
        return entry == null ? null : zip.getInputStream(entry);
    }

    /** The target of the first relation of a kind. A workbook has one, and each more would be unpacked again. */
    static Optional<String> first(String kind, List<Relation> relations) {
        return relations.stream()
                .filter(relation -> relation.isOf(kind))
                .findFirst()
                .map(Relation::target);
    }

    /** What a part names, by the file beside it; none if there is no such file. */
    List<Relation> relations(String name) throws IOException {
        var slash = name.lastIndexOf('/') + 1;
        var folder = name.substring(0, slash);
        var file = folder + "_rels/" + name.substring(slash) + ".rels";
        var relations = new ArrayList<Relation>();
        if (!has(file)) {
            return relations;
        }
        try (var part = part(file, LARGEST_RELATIONS)) {
            while (part.next()) {
                var target = part.isStart("Relationship") ? part.attribute("Target") : null;
                if (target != null) {
                    relations.add(
                            new Relation(part.attribute("Id"), "" + part.attribute("Type"), resolve(folder, target)));
                }
                if (relations.size() > MOST_RELATIONS) {
                    throw new UnreadableFile("The workbook has more than " + MOST_RELATIONS + " relations");
                }
            }
        }
        return relations;
    }

    /** The name of a part without dots, from the root. */
    private static String resolve(String folder, String target) {
        var path = target.replace('\\', '/');
        var names = new ArrayDeque<String>();
        for (var name : (path.startsWith("/") ? path : folder + path).split("/")) {
            if (name.equals("..")) {
                names.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        return String.join("/", names);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
