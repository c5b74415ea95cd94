package com.mycrm.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.api.problem.ProblemException;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadTypeTest {

    private static final MediaType CSV = new MediaType("text", "csv");

    @ParameterizedTest
    @CsvSource({
        "Text/CSV, phone, CSV",
        "text/tab-separated-values, phone, CSV",
        "application/x-ndjson, '\n{ phone', NDJSON",
        "application/ndjson, phone, CSV",
        "application/jsonl, '[', NDJSON",
        "application/json, '[{', NDJSON",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, phone, XLSX",
        "application/vnd.ms-excel.sheet.macroEnabled.12, phone, XLSX",
        "text/csv, 'PK\3\4', XLSX",
        "application/x-ndjson, 'PK\3\4', XLSX",
        "text/csv, '\uFEFF { \"', NDJSON",
        "application/vnd.ms-excel, phone, CSV",
        "application/octet-stream, '{\"', NDJSON",
        "application/octet-stream, '[phone]', CSV",
        "text/plain, '\r\n[\n{', NDJSON",
        "application/json-seq, '\u001E{\"', NDJSON",
        ", '\uFEFF\u001E{\"', NDJSON",
        "application/x-www-form-urlencoded, phone, CSV",
        ", '{}', NDJSON",
        ", 'PK\3\4', XLSX",
        ", phone, CSV",
        ", , CSV"
    })
    void formatIsThatOfTheMediaTypeAndTheFirstBytes(String type, String first, ImportFormat format) throws IOException {
        var parsed = type == null ? null : new MediaType(type.split("/")[0], type.split("/")[1]);
        var bytes = Objects.requireNonNullElse(first, "").getBytes(StandardCharsets.UTF_8);
        assertEquals(format, UploadType.of(parsed, bytes).format());
    }

    @Test
    void characterSetIsUtf8UnlessTheMediaTypeNamesOne() throws IOException {
        assertEquals(new UploadType(ImportFormat.CSV, StandardCharsets.UTF_8), UploadType.of(CSV, new byte[0]));
        assertEquals(
                new UploadType(ImportFormat.CSV, Charset.forName("windows-1252")),
                UploadType.of(CSV.withCharset("windows-1252"), new byte[0]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/*", "*/*", "image/png"})
    void otherMediaTypesAreRefusedWithThoseThatAreTaken(String type) {
        var refused = assertThrows(
                ProblemException.class,
                () -> UploadType.of(new MediaType(type.split("/")[0], type.split("/")[1]), new byte[0]));
        var taken = "text/csv, application/x-ndjson,"
                + " application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, multipart/form-data";
        assertEquals(415, refused.problem().status());
        assertEquals(
                "A file of the type that the header Content-Type names is not taken. This address takes " + taken + ".",
                refused.problem().detail());
        assertEquals(Map.of("Accept", taken), refused.headers());
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such", "?", ""})
    void unknownCharacterSetIsRefusedWith415(String charset) {
        var type = new MediaType("text", "csv", Map.of("charset", charset));
        var refused = assertThrows(ProblemException.class, () -> UploadType.of(type, new byte[0]));
        assertEquals(415, refused.problem().status());
    }
}
