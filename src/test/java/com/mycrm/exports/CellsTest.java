package com.mycrm.exports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.patch.JsonReaders;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CellsTest {

    @Test
    void memberIsACell() {
        assertEquals(
                List.of("1", "a", "true", "", ""),
                cells("{'id':1,'name':'a','on':true,'x':null}", "id", "name", "on", "x", "y"));
    }

    @Test
    void dotLeadsIntoAnInnerObject() {
        assertEquals(
                List.of("Dubai", "", ""), cells("{'at':{'city':'Dubai'},'no':null}", "at.city", "at.town", "no.city"));
    }

    @Test
    void dotLeadsIntoTheObjectOfAnArrayOfOne() {
        assertEquals(List.of("4", "Dubai"), cells("{'at':[{'id':4,'in':{'city':'Dubai'}}]}", "at.id", "at.in.city"));
        assertEquals(List.of("", ""), cells("{'at':[]}", "at.id", "at.in.city"));
    }

    @Test
    void referenceIsItsId() {
        assertEquals(List.of("7", "8"), cells("{'user':{'id':7},'at':[{'user':{'id':8}}]}", "user", "at.user"));
    }

    @Test
    void arrayIsItsText() {
        assertEquals(
                List.of("[\"en\"]", "[]"),
                cells("{'languages':['en'],'at':[{'images':[]}]}", "languages", "at.images"));
    }

    private static List<String> cells(String row, String... columns) {
        var object = JsonReaders.object(row.replace('\'', '"'));
        var cells = new Cells(List.of(columns));
        return IntStream.range(0, cells.size())
                .mapToObj(column -> cells.text(object, column))
                .toList();
    }
}
