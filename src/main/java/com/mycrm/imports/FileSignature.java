package com.mycrm.imports;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Kinds of files that people take for tables, by their first bytes. Each is refused with what to do instead. */
enum FileSignature {
    OLE2(
            "\u00D0\u00CF\u0011\u00E0",
            "a workbook of Excel 97 (.xls), or one with a password; save it as .xlsx without one"),
    ODS("PK.{28}mimetypeapplication/vnd\\.oasis\\.opendocument", "an OpenDocument file (.ods); save it as .xlsx"),
    GZIP("\u001F\u008B", "compressed by gzip; unpack it, or send it with the header Content-Encoding: gzip"),
    OTHER_ARCHIVE("Rar!|7z\u00BC\u00AF|BZh\\d1AY|\u00FD7zXZ|\\(\u00B5/\u00FD", "an archive; unpack it"),
    PDF("%PDF", "a PDF document; save the table in it as .xlsx or CSV"),
    RTF("\\{\\\\rtf", "a text document (RTF); save the table in it as .xlsx or CSV"),
    MARKUP("<[a-z!?/]", "HTML or XML, whatever it is named; open it in a spreadsheet program and save it as .xlsx"),
    WEB_ARCHIVE(
            "(?:mime-version|return-path|delivered-to|message-id|dkim-signature|x-[a-z-]{1,40}):|received: (?:from|by) "
                    + "|from:[^\n]{0,200}<[^\s@<>]{1,200}@[^\s@<>]{1,200}>|from \\S{1,200}@",
            "a web page or an e-mail; open it in a spreadsheet program and save it as .xlsx"),
    CARD("begin:v", "a file of contacts or of dates (vCard, iCalendar); export it as CSV"),
    DATABASE(
            "(?:insert +into|create +(?:table|database|schema)|drop +table) "
                    + "|-- (?:mysql|mariadb|postgresql|phpmyadmin)|/\\*|sqlite format 3|par1|obj\u0001",
            "a database or a part of one; export the table as CSV"),
    IMAGE("\u0089png|\u00FF\u00D8\u00FF|gif8|riff", "an image or a sound");

    /** Bytes of a file that are enough to tell its kind. */
    static final int FIRST = 512;

    private static final Pattern NO_PART_OF_A_SIGNATURE =
            Pattern.compile("^(?:\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)|\0");

    private final Pattern start;
    private final String sentence;

    FileSignature(String start, String sentence) {
        this.start = Pattern.compile(start, Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
        this.sentence = sentence;
    }

    /** @throws UnreadableFile if a file that begins with these bytes is no table */
    static void check(byte[] first) throws UnreadableFile {
        var raw = new String(first, StandardCharsets.ISO_8859_1);
        var text = NO_PART_OF_A_SIGNATURE.matcher(raw).replaceAll("").stripLeading();
        for (var kind : values()) {
            if (Stream.of(raw, text).anyMatch(start -> kind.start.matcher(start).lookingAt())) {
                throw new UnreadableFile("The file is " + kind.sentence);
            }
        }
    }
}
