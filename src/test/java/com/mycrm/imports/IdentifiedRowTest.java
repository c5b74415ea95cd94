package com.mycrm.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.patch.RequestObject;
import com.mycrm.api.text.DateOrders;
import jakarta.json.Json;
import java.io.StringReader;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of an export by their ids, which another service has too. */
class IdentifiedRowTest {

    private static final Instant CREATED = Instant.parse("2009-07-20T22:55:29Z");

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            {"id": 7}                                       | true
            {"id": 7, "created_at": null}                   | true
            {"id": 7, "created_at": "2009-07-20T22:55:29Z"} | true
            {"id": 7, "created_at": "2009-07-20T22:55:30Z"} | false
            {"id": 7, "created_at": "2011-05-05T10:38:52Z"} | false
            {"id": 7, "created_at": "20/07/2009 22:55"}     | true
            {"id": 7, "created_at": "2009-07-20 22:55:29"}  | true
            {"id": 7, "created_at": {}}                     | true
            """)
    void timeOfAnotherObjectShowsAnotherService(String row, boolean isOf) {
        var object =
                RequestObject.ofRow(Json.createReader(new StringReader(row)).readObject(), new DateOrders(null));
        var read = IdentifiedRow.of(object, input -> input);
        assertEquals(7, read.id());
        assertEquals(isOf, read.isOf(CREATED));
        assertEquals(0, object.faults().size());
    }
}
