package com.mycrm.imports;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Character sets of files, and files that are no text. */
class FileTextTest {

    private static final String FILE =
            "phone,name\n+32470000001,\u0645\u062d\u0645\u062f\n+32470000002,Zo\u00eb \uD83D\uDE00\n";

    @ParameterizedTest
    @CsvSource({
        "UTF-8, UTF-8",
        "UTF-8, windows-1252",
        "UTF-8, UTF-16",
        "UTF-16LE, UTF-8",
        "UTF-16LE, windows-1252",
        "UTF-16LE, UTF-16",
        "UTF-16LE, UTF-16BE",
        "UTF-16BE, UTF-8",
        "UTF-16BE, UTF-16LE",
        "UTF-32LE, UTF-8",
        "UTF-32BE, UTF-8"
    })
    void markDecidesWhateverTheUploadNames(String charset, String named) throws IOException {
        assertEquals(FILE, text(("\uFEFF" + FILE).getBytes(Charset.forName(charset)), named));
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-16LE, UTF-8",
        "UTF-16LE, UTF-16",
        "UTF-16LE, UTF-16LE",
        "UTF-16BE, UTF-8",
        "UTF-16BE, UTF-16",
        "UTF-16BE, windows-1252",
        "UTF-8, UTF-8",
        "UTF-8, UTF-16",
        "UTF-8, UTF-16LE"
    })
    void zeroBytesDecideWithoutAMark(String charset, String named) throws IOException {
        assertEquals(FILE, text(FILE.getBytes(Charset.forName(charset)), named));
    }

    @Test
    void arabicOfUtf16WithoutAMarkIsRead() throws IOException {
        var arabic = "\u0627\u0644\u0647\u0627\u062a\u0641,\u0627\u0644\u0627\u0633\u0645\n".repeat(300);
        assertEquals(arabic, text(arabic.getBytes(StandardCharsets.UTF_16LE), "UTF-8"));
    }

    @Test
    void namedCharacterSetIsReadAndItsEveryCharacter() throws IOException {
        var file = "phone,name\n1,Zo\u00eb \u20ac\n".repeat(2_000);
        assertEquals(file, text(file.getBytes(Charset.forName("windows-1252")), "windows-1252"));
        assertEquals(FILE.repeat(2_000), text(FILE.repeat(2_000).getBytes(StandardCharsets.UTF_8), "UTF-8"));
        assertEquals("", text(new byte[0], "UTF-8"));
        assertEquals("", text("\uFEFF".getBytes(StandardCharsets.UTF_8), "UTF-8"));
    }

    @Test
    void allBeforeForeignBytesIsReadAndThenTheFailureEachTime() throws IOException {
        var file = ("x".repeat(20_000) + "\u00eb").getBytes(StandardCharsets.ISO_8859_1);
        try (var text = new FileText(new ByteArrayInputStream(file), StandardCharsets.UTF_8)) {
            for (var i = 0; i < 20_000; i++) {
                assertEquals('x', text.read());
            }
            assertThrows(CharacterCodingException.class, text::read);
            assertThrows(CharacterCodingException.class, text::peek);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1",
                "PK\3\4aaaaaaaaaaaaaaaaaaaaaaaaaamimetypeapplication/vnd.oasis.opendocument.spreadsheet",
                "\u001F\u008B\b",
                "%PDF-1.7",
                "{\\rtf1\\ansi",
                "\n <!DOCTYPE html><html>",
                "\u00EF\u00BB\u00BF<?xml version='1.0'?>",
                "\u00FF\u00FE<\0h\0t\0m\0l\0",
                "<TABLE border=1>",
                "MIME-Version: 1.0\nX-Document-Type: Workbook",
                "\u0089PNG\r\n",
                "\u00FF\u00D8\u00FF\u00E0",
                "Rar!\u001A",
                "7z\u00BC\u00AF",
                "<tr><td>phone</td></tr>",
                "<leads><lead/></leads>",
                "BEGIN:VCARD\nVERSION:3.0\nTEL;TYPE=CELL:+32470553333\nEND:VCARD",
                "\u00EF\u00BB\u00BFBEGIN:VCALENDAR",
                "Received: from mail.example.com",
                "X-Mailer: x",
                "From: \"Ann\" <ann@example.com>\nTo: me",
                "From ann@example.com Tue May  9 08:30:00 2023",
                "INSERT INTO `leads` (`phone`) VALUES ('1');",
                "-- MySQL dump 10.13",
                "/*!40101 SET NAMES utf8 */;",
                "SQLite format 3\0"
            })
    void fileOfAnotherKindIsRefusedAsSuch(String start) {
        var bytes = start.getBytes(StandardCharsets.ISO_8859_1);
        for (var format : ImportFormat.values()) {
            var refused = assertThrows(
                    UnreadableFile.class,
                    () -> format.open(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8, TestTarget.COLUMNS));
            assertTrue(refused.getMessage().matches("The file is (a|an|compressed|HTML) .*"), refused::getMessage);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "phone",
                "PK\3\4",
                "{\"a\": 1}",
                "<5 rooms>,phone",
                "From: 1 May,phone",
                "Begin,phone",
                "Received: 5,phone",
                "\u00EF\u00BB\u00BFphone"
            })
    void tableIsNotTakenForAnotherKind(String start) {
        assertDoesNotThrow(() -> FileSignature.check(start.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String text(byte[] file, String named) throws IOException {
        var read = new StringBuilder();
        try (var text = new FileText(new ByteArrayInputStream(file), Charset.forName(named))) {
            for (var c = text.read(); c >= 0; c = text.read()) {
                read.append((char) c);
            }
        }
        return read.toString();
    }
}
