package com.mycrm.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.api.problem.ProblemException;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadTypeTest {

    private static final MediaType CSV = new MediaType("text", "csv");

    @Test
    void formatIsThatOfTheMediaType() {
        assertEquals(Optional.of(ImportFormat.CSV), ImportFormat.of(new MediaType("Text", "CSV")));
        assertEquals(Optional.of(ImportFormat.NDJSON), ImportFormat.of(new MediaType("application", "x-ndjson")));
        assertEquals(
                Optional.of(ImportFormat.XLSX),
                ImportFormat.of(new MediaType("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")));
    }

    @Test
    void otherMediaTypesAndPatternsHaveNoFormat() {
        for (var type : List.of(new MediaType("text", "html"), new MediaType("text", "*"), new MediaType())) {
            assertEquals(Optional.empty(), ImportFormat.of(type), type::toString);
        }
        assertEquals(Optional.empty(), ImportFormat.of(null));
    }

    @Test
    void characterSetIsUtf8UnlessTheMediaTypeNamesOne() {
        assertEquals(new UploadType(ImportFormat.CSV, StandardCharsets.UTF_8), UploadType.of(CSV));
        assertEquals(
                new UploadType(ImportFormat.CSV, Charset.forName("windows-1252")),
                UploadType.of(CSV.withCharset("windows-1252")));
    }

    @Test
    void unknownMediaTypeIsRefusedWith415() {
        var refused = assertThrows(ProblemException.class, () -> UploadType.of(MediaType.TEXT_HTML_TYPE));
        assertEquals(415, refused.problem().status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such", "?", ""})
    void unknownCharacterSetIsRefusedWith415(String charset) {
        var type = new MediaType("text", "csv", Map.of("charset", charset));
        var refused = assertThrows(ProblemException.class, () -> UploadType.of(type));
        assertEquals(415, refused.problem().status());
    }
}
