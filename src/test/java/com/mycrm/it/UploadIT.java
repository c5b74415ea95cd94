package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;

/** Files as browsers, spreadsheets and people send them. Nothing is stored. */
@DisabledIf(value = "com.mycrm.it.TestDatabase#isServer", disabledReason = "on H2 only: the database plays no part")
class UploadIT {

    private static final String PATH = Imports.PATH + "?dry_run=true";
    private static final String FILE = "phone,reference\n+32470000030,PF-1001\n";
    private static final String TAKEN =
            "text/csv, application/x-ndjson, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,"
                    + " multipart/form-data";
    private static final String IS_UNKNOWN =
            "is unknown and was ignored; ?map=column:field of the upload says which field it is\n";

    private final Api api = TestServer.api();
    private final Imports imports = new Imports(api);

    @Test
    void fileIsTakenUnderTheTypesThatProgramsSend() {
        for (var type : List.of(
                "text/csv; header=present",
                "text/tab-separated-values",
                "text/plain",
                "application/csv",
                "application/json",
                "application/octet-stream",
                "application/vnd.ms-excel",
                "application/x-www-form-urlencoded")) {
            assertEquals("done 1 0 ", imported(type, FILE), type);
        }
        assertEquals("done 1 0 ", imported("application/jsonl", "{\"phone\": \"+32470000030\"}"));
        assertEquals(
                "done 2 0 ", imported("text/plain", "[{\"phone\": \"+32470000030\"},\n{\"phone\": \"+32470000031\"}]"));
        var untyped =
                api.raw("POST " + PATH + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                        + api.token() + "\r\nContent-Length: " + FILE.length() + "\r\n\r\n" + FILE);
        assertEquals("done 1 0 ", ended(imports.ended(untyped.expect(202).header("location"))));
    }

    @Test
    void anotherTypeIsAnsweredWithThoseThatAreTaken() {
        for (var type : List.of("text/html", "text/*", "*/*", "multipart/mixed; boundary=x")) {
            var refused = upload(type, FILE.getBytes(StandardCharsets.UTF_8));
            refused.isProblem(
                    415,
                    "Unsupported Media Type",
                    "A file of the type that the header Content-Type names is not taken. This address takes " + TAKEN
                            + ".",
                    Imports.PATH);
            assertEquals(TAKEN, refused.header("accept"));
        }
    }

    @Test
    void formOfABrowserIsTaken() {
        var part = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"leads.csv\"\r\n"
                + "Content-Type: application/vnd.ms-excel\r\n\r\n" + FILE + "\r\n--x";
        assertEquals("done 1 0 ", imported("multipart/form-data; boundary=x", part + "--\r\n"));
        for (var form : List.of(
                FILE, part, part + "\r\nContent-Disposition: form-data; name=\"dry_run\"\r\n\r\ntrue\r\n--x--\r\n")) {
            var refused = upload("multipart/form-data; boundary=x", form.getBytes(StandardCharsets.UTF_8));
            refused.isProblem(
                    415,
                    "Unsupported Media Type",
                    "A form must have one part, the file, and be whole; options stand in the address, as in ?dry_run=true."
                            + " This address takes " + TAKEN + ".",
                    Imports.PATH);
        }
    }

    @Test
    void compressedFileIsExpandedWithinBounds() throws IOException {
        assertEquals(
                "done 1 0 ",
                ended(imports.ended(compressed(gzip(FILE.getBytes(StandardCharsets.UTF_8)))
                        .expect(202)
                        .header("location"))));
        compressed(FILE.getBytes(StandardCharsets.UTF_8))
                .isProblem(
                        400,
                        "Bad Request",
                        "The body is not whole, or no gzip, as its header Content-Encoding says.",
                        Imports.PATH);
        compressed(gzip(new byte[32 * 1024 * 1024]))
                .isProblem(413, "Content Too Large", "The body expands to more than 100 times its size.", Imports.PATH);
        assertEquals(0, Sql.number("SELECT COUNT(*) FROM import_chunks"));
    }

    @Test
    void everyRowIsCountedWhateverIsWrongWithQuotes() {
        var rows = IntStream.rangeClosed(1, 200)
                .mapToObj(i -> "+3247010%04d,PF-1001,%s\n".formatted(i, i == 5 ? "\"called back" : "ok"))
                .collect(Collectors.joining());
        assertEquals(
                "done 200 1 1,nope," + IS_UNKNOWN + "6,,\"has a quote (\"\") in cell 3 that is never closed\"\n",
                imported(Imports.CSV, "phone,reference,nope\n" + rows));
        assertEquals(
                "done 3 1 3,,\"has text after the closing quote (\"\") of cell 2; a quote within a quoted cell is written"
                        + " twice\"\n",
                imported(
                        Imports.CSV,
                        "phone,reference\n+32470602001,PF-1001\n+32470602002,\"5\" pipe\"\n+32470602003,PF-1001\n"));
    }

    @Test
    void headerIsFound() {
        for (var before : Map.of(
                        "sep=;\n", "",
                        "Leads export 2023;;\n", "2,,is the header; the rows before it were passed over\n",
                        "\n\r\r\n", "")
                .entrySet()) {
            assertEquals(
                    "done 1 0 " + before.getValue(),
                    imported(Imports.CSV, before.getKey() + FILE.replace(',', ';')),
                    before::getKey);
        }
        assertEquals(
                "done 1 0 1,\"What do you want, where, and when?\"," + IS_UNKNOWN,
                imported(
                        Imports.CSV,
                        "phone;\"What do you want, where, and when?\";reference\n+32470000041;x;PF-1001\n"));
        assertEquals("done 0 0 1,,\"is the header, and no row follows it\"\n", imported(Imports.CSV, "phone\n"));
        var failed = imported(Imports.CSV, "+32470111333,PF-1001\n+32470111334,PF-1001\n");
        assertTrue(failed.startsWith("failed 0 0 No row among the first 20 of the file names a column"), failed);
        assertFalse(failed.contains("470111"), failed);
    }

    @Test
    void columnIsTheFieldThatTheUploadNames() {
        var file = "Kontakt 1;Nr;Notiz\n+32470000041;PF-1001;x\n".getBytes(StandardCharsets.UTF_8);
        var map = "&map=Kontakt%201:phone&map=Nr%3Aproperty_reference&map=notiz:";
        var done = imports.run(PATH + map, Imports.CSV, file);
        assertEquals("done 1 0 ", ended(done));
        assertEquals(
                Answer.json("{\"Kontakt 1\": \"phone\", \"Nr\": \"property_reference\", \"notiz\": \"\"}"),
                done.getJsonObject("map"));
        assertEquals(
                "failed 0 0 The file has no column Telephon, which the parameter map names.",
                ended(imports.run(PATH + "&map=Telephon:phone", Imports.CSV, FILE.getBytes(StandardCharsets.UTF_8))));
        api.upload(PATH + "&map=Nr:colour", Imports.CSV, file).expect(400);
    }

    @Test
    void characterSetIsFound() {
        for (var charset : List.of("UTF-16LE", "UTF-16BE", "UTF-8")) {
            for (var type : List.of("text/csv", "text/csv; charset=utf-16", "text/csv; charset=windows-1252")) {
                var text = "\uFEFF" + FILE.replace(',', '\t').replace("\n", "\r\n");
                assertEquals("done 1 0 ", imported(type, text.getBytes(Charset.forName(charset))), charset + type);
            }
        }
        assertEquals("done 1 0 ", imported(Imports.CSV, FILE.getBytes(StandardCharsets.UTF_16LE)));
        assertEquals(
                "done 2 0 ",
                imported(Imports.NDJSON, "\uFEFF{\"phone\":\"+32470500009\"}\r{\"phone\":\"+32470500010\"}"));
        assertEquals(
                "failed 1 0 Row 3 has bytes that are not of the character set UTF-8; save the file in UTF-8, or name the"
                        + " right one, as in Content-Type: text/csv; charset=windows-1252.",
                imported(Imports.CSV, (FILE + "+32470000031,Zo\u00eb\n").getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void fileOfAnotherKindFailsAsSuch() {
        assertEquals(
                "failed 0 0 The file is HTML or XML, whatever it is named; open it in a spreadsheet program and save it as"
                        + " .xlsx.",
                imported(Imports.CSV, "\n<html><table><tr><td>phone</td></tr></table></html>"));
        assertEquals(
                "failed 0 0 The file is a workbook of Excel 97 (.xls), or one with a password; save it as .xlsx without"
                        + " one.",
                imported(
                        "application/vnd.ms-excel",
                        "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1".getBytes(StandardCharsets.ISO_8859_1)));
        assertEquals("failed 0 0 The file is empty.", imported(Imports.CSV, ""));
    }

    private String imported(String type, String file) {
        return imported(type, file.getBytes(StandardCharsets.UTF_8));
    }

    private String imported(String type, byte[] file) {
        return ended(imports.run(PATH, type, file));
    }

    /** The state of an import, its rows done and failed, and the reason or the report without its header. */
    private String ended(JsonObject ended) {
        var state = ended.getString("state");
        return state + " " + ended.getInt("rows_done") + " " + ended.getInt("rows_failed") + " "
                + (state.equals("failed")
                        ? ended.getString("reason")
                        : imports.report(ended).replaceFirst("row,column,problem\n", ""));
    }

    private Answer upload(String type, byte[] file) {
        return api.upload(PATH, type, file);
    }

    private Answer compressed(byte[] file) {
        return api.upload(PATH, Imports.CSV, file, "Content-Encoding", "gzip");
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }
}
