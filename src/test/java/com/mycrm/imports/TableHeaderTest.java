package com.mycrm.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.api.problem.Violation;
import com.mycrm.api.text.SpreadsheetText;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableHeaderTest {

    private static TableHeader header(String... names) {
        return new TableHeader(1, List.of(names), TestTarget.COLUMNS);
    }

    private static String object(TableHeader header, String... cells) {
        return header.row(2, Arrays.asList(cells)).object().toString();
    }

    private static List<String> warnings(TableHeader header) {
        return header.warnings().stream()
                .map(line -> line.row() + " " + line.column() + ": " + line.detail())
                .toList();
    }

    private static FileColumns columns(Map<String, String> map, String match) {
        return FileColumns.of(new TestTarget(), new ColumnMap(map), match);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "phone",
                " PHONE\n",
                "Phone number",
                "phone_number",
                "PhoneNumber",
                "Phone-No.",
                "Tel.",
                "Tel.No",
                "Téléphone",
                "TÉLÉPHONE",
                "N° de téléphone :",
                "＊Ｐｈｏｎｅ＊",
                "📞 phone",
                "Phone (required)",
                "\uFEFFphone",
                "\u200Fرقم الهاتف\u200F",
                "رَقْم الهاتف",
                "Телефон",
                "Teléfono*",
                "Telefon-Nr.",
                "What is your phone number?",
                "what_is_your_phone_number?",
                "¿Cuál es tu número de teléfono?",
                "Quel est votre numéro de téléphone ?",
                "Wie lautet Ihre Telefonnummer?",
                "Qual é o seu número de telefone?",
                "Укажите ваш номер телефона",
                "Phone\nnumber",
                "Phone # (with country code)",
                "Mobile",
                "Work Phone",
                "whats your whatsapp number?"
            })
    void columnIsFoundByAnySpellingOfItsNamesAndBySurveyQuestions(String name) {
        var header = header(name);
        assertEquals("{\"phone\":\"1\"}", object(header, "1"));
        assertEquals(List.of(), warnings(header));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What do you want, where, and when?",
                "Phone verified",
                "Can we call your phone?",
                "Date of birth",
                "phone.x",
                "b.z",
                "x.a",
                "owner.name",
                "?",
                "number"
            })
    void otherColumnsAreUnknown(String name) {
        assertEquals(List.of("1 " + name + ": " + FileColumns.UNKNOWN), warnings(header("a", name)));
    }

    @Test
    void dotLeadsIntoAnInnerObject() {
        assertEquals("{\"b\":{\"x\":\"2\",\"y\":\"3\"},\"a\":\"1\"}", object(header("b.x", "a", "B.Y"), "2", "1", "3"));
    }

    @Test
    void valueBesideTheInsideOfItsObjectIsKept() {
        assertEquals("{\"b\":{\"id\":\"7\",\"x\":\"2\"}}", object(header("b", "b.x"), "7", "2"));
        assertEquals("{\"b\":{\"id\":\"7.0\",\"x\":\"2\"}}", object(header("b", "b.x"), "7.0", "2"));
        assertEquals("{\"b\":{\"name\":\"seven\",\"x\":\"2\"}}", object(header("b.x", "b"), "2", "seven"));
        assertEquals("{\"b\":\"7\"}", object(header("b", "b.x"), "7", ""));
    }

    @Test
    void numberInAPathIsAPlaceInAnArray() {
        assertEquals(
                "{\"d\":[{\"m\":{\"link\":\"1\"},\"t\":\"2\"},{\"m\":\"3\"}]}",
                object(header("d.0.m.link", "d.0.t", "d.10.m"), "1", "2", "3"));
    }

    @Test
    void ofColumnsThatMeanTheSameTheFirstWithAValueCounts() {
        var header = header("Mobile", "Phone", "a");
        assertEquals(
                List.of("1 Phone: means the same as Mobile; in each row the first that has a value counts"),
                warnings(header));
        assertEquals("{\"phone\":\"1\",\"a\":\"x\"}", object(header, "1", "2", "x"));
        assertEquals("{\"phone\":\"2\"}", object(header, " ", "2"));
        assertEquals("{}", object(header, "", ""));
        assertEquals("Mobile / Phone", header.row(2, List.of("1")).heading("/phone"));
    }

    @Test
    void emptyCellIsAnAbsentMember() {
        var row = header("a", "b", "c").row(2, Arrays.asList("", null, "  "));
        assertEquals("{}", row.object().toString());
        assertTrue(row.isReadable());
    }

    @Test
    void columnWithoutAHeadingIsSaidUnlessItIsTheLast() {
        assertEquals(List.of("1 : has no heading in column 1, which was ignored"), warnings(header("", "a", " ", "")));
    }

    @Test
    void cellBeyondTheLastColumnMakesTheRowUnreadable() {
        assertEquals(
                List.of(Violation.pointer("", "has more cells than there are columns")),
                header("a").row(2, List.of("1", "2")).violations());
        assertEquals("{\"a\":\"1\"}", object(header("a"), "1", "", " "));
    }

    @Test
    void columnsThatTheTargetKnowsAreCounted() {
        assertEquals(0, header("", " ", "x").known());
        assertEquals(2, header("", "x", "C", "b.x").known());
    }

    @Test
    void headingOfAPlaceIsThatOfItsColumn() {
        var row = header("A ", "B.X").row(2, List.of("1", "2"));
        assertEquals("A", row.heading("/a"));
        assertEquals("A", row.heading("/a/0"));
        assertEquals("B.X", row.heading("/b/x"));
        assertEquals("B.X", row.heading("/b"));
        assertEquals("c", row.heading("/c"));
        assertEquals("", row.heading(""));
    }

    @Test
    void uploadSaysWhichFieldAColumnIs() throws Exception {
        var header = new TableHeader(
                1, List.of("Colour: main", "phone", "a"), columns(Map.of("colour main", "b.x", "PHONE", ""), null));
        header.check();
        assertEquals("{\"b\":{\"x\":\"1\"},\"a\":\"3\"}", object(header, "1", "2", "3"));
        assertEquals(List.of(), warnings(header));
        var absent = new TableHeader(1, List.of("a"), columns(Map.of("Colour", "b.x"), null));
        assertEquals(
                "The file has no column Colour, which the parameter map names",
                assertThrows(UnreadableFile.class, absent::check).getMessage());
    }

    @Test
    void idOfAnotherProgramIsIgnored() {
        assertEquals(List.of("1 ID: " + FileColumns.FOREIGN_ID), warnings(header("ID", "a")));
        assertEquals("{\"a\":\"1\"}", object(header("ID", "a"), "7", "1"));
    }

    @Test
    void exportChangesTheObjectsOfItsIdsAndEmptiesThem() {
        for (var owner : List.of("owner", "owner.id")) {
            var header = header("a", "id", "made_at", "b", owner, "c");
            assertEquals(
                    "{\"a\":null,\"id\":\"7\",\"b\":\"2\",\"owner\":\"3\",\"c\":null}"
                            .replace(
                                    "\"owner\":\"3\"",
                                    owner.equals("owner") ? "\"owner\":\"3\"" : "\"owner\":{\"id\":\"3\"}"),
                    object(header, "", "7", "2020-01-01", "2", "3"));
            assertTrue(header.row(2, List.of("1")).isById());
        }
        var expanded = header("id", "a", "b", "owner.id", "owner.phone", "owner.made.at", "made_at");
        assertEquals(List.of(), warnings(expanded));
    }

    @Test
    void cellThatAnExportHasCutChangesNothing() {
        var header = header("a", "id", "made_at", "b", "owner");
        var text = SpreadsheetText.fit("x".repeat(40_000));
        var row = header.row(2, List.of(text, "7", "", "2", "3"));
        assertEquals("{\"id\":\"7\",\"b\":\"2\",\"owner\":\"3\"}", row.object().toString());
        assertEquals(
                List.of("2 a was cut where the file was exported, because a workbook has no longer cells; the object"
                        + " keeps its value"),
                row.warnings().stream()
                        .map(line -> line.row() + " " + line.column() + " " + line.detail())
                        .toList());
        assertEquals("{\"a\":\"" + text + "\"}", object(header("a"), text));
    }

    @Test
    void uploadSaysWhetherIdsCount() throws Exception {
        var partial = new TableHeader(1, List.of("id", "a"), columns(Map.of(), "id"));
        assertEquals("{\"id\":\"7\",\"a\":null}", object(partial, "7", ""));
        var ignored = new TableHeader(1, List.of("id", "a", "b", "owner", "made_at"), columns(Map.of(), "a"));
        assertEquals("{\"a\":\"1\"}", object(ignored, "7", "1"));
        var without = new TableHeader(1, List.of("a"), columns(Map.of(), "id"));
        assertEquals(
                "match=id needs a column id, and the file has none",
                assertThrows(UnreadableFile.class, without::check).getMessage());
    }
}
