package com.mycrm.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.patch.JsonReaders;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonRowsTest {

    private final JsonRows rows = new JsonRows(TestTarget.COLUMNS);

    private ImportRow row(String json) {
        return rows.row(1, 0, JsonReaders.parse(json.replace('\'', '"')).asJsonObject());
    }

    private static List<String> warnings(ImportRow row) {
        return row.warnings().stream()
                .map(line -> line.column() + " " + line.detail())
                .toList();
    }

    @Test
    void membersHaveTheNamesOfColumns() {
        var row = row("{'Telephone': '1', 'a': 2, 'b': {'x': 3}}");
        assertEquals("{\"a\":2,\"b\":{\"x\":3},\"phone\":\"1\"}", row.object().toString());
        assertEquals("Telephone", row.heading("/phone"));
        assertEquals(
                "{\"phone\":\"2\"}",
                row("{'mobile': '1', 'phone': '2'}").object().toString());
    }

    @Test
    void unknownMemberIsSaidOnce() {
        assertEquals(
                List.of("x " + FileColumns.UNKNOWN, "id " + FileColumns.FOREIGN_ID),
                warnings(row("{'x': 1, 'id': 2}")));
        assertEquals(List.of(), warnings(row("{'x': 1, 'id': 2}")));
    }

    @Test
    void exportChangesTheObjectsOfItsIds() {
        for (var owner : List.of("{'id': 5}", "{'id': 5, 'phone': '1'}", "[{'id': 5, 'phone': '1'}]")) {
            var row = row("{'id': 7, 'a': '', 'b': {'x': null}, 'owner': " + owner + ", 'made_at': '2020-01-01'}");
            assertEquals(
                    "{\"a\":\"\",\"b\":{\"x\":null},\"owner\":5,\"id\":7}",
                    row.object().toString());
            assertEquals(List.of(), warnings(row));
        }
        for (var none : List.of("null", "[]", "{'id': null}")) {
            var row = row("{'id': 7, 'a': '1', 'b': 2, 'owner': " + none + ", 'made_at': '2020-01-01'}");
            assertEquals(
                    "{\"a\":\"1\",\"b\":2,\"owner\":null,\"id\":7}",
                    row.object().toString());
        }
    }
}
