package com.mycrm.exports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportableListsTest {

    private final ExportableLists lists = new ExportableLists();

    @ParameterizedTest
    @CsvSource({
        "boats, true",
        "/boats, true",
        "/boats/, true",
        "/boats/7, false",
        "/boats/7/crews, true",
        "/boats/a/b/crews, false",
        "/boats//crews, false",
        "/sailboats, false",
        "/boats.json, false"
    })
    void pathsOfMarkedMethodsAreExportable(String path, boolean expected) {
        lists.add("/boats");
        lists.add("/boats/{id}/crews");
        assertEquals(expected, lists.contains(path));
    }
}
