package com.mycrm.exports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.ExportFormat;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatFilterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/csv|CSV",
                "text/*|CSV",
                "application/x-ndjson|NDJSON",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet|XLSX",
                "*/*|JSON",
                "text/csv,application/json|JSON",
                "text/csv;q=0.1,application/json|JSON",
                "text/csv,application/json;q=0.9|CSV",
                "text/csv;q=0,application/x-ndjson;q=0.2|NDJSON",
                "image/png|",
                "text/csv;q=0|"
            })
    void acceptedFormatWithTheHighestQualityIsPreferred(String accept, ExportFormat expected) {
        var accepted = Stream.of(accept.split(",")).map(MediaType::valueOf).toList();
        assertEquals(Optional.ofNullable(expected), FormatFilter.preferred(accepted));
    }
}
