package com.mycrm.users;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailNamesTest {

    @ParameterizedTest
    @CsvSource({
        "jean.pac@example.com, Jean, Pac",
        "anna_maria-lopez+crm@example.com, Anna, Lopez",
        "Jean@acme.example.com, Jean, Acme",
        "info@localhost, Info, Localhost",
        "+tag@.a.b, +tag, A",
        "...@-, ..., -",
        "ليلى.حداد@example.com, ليلى, حداد"
    })
    void namesAreThePartsOfTheAddress(String email, String first, String last) {
        assertEquals(first, EmailNames.first(email));
        assertEquals(last, EmailNames.last(email));
    }

    @Test
    void namesFitTheirColumns() {
        assertEquals(100, EmailNames.first("a".repeat(180) + "@b").length());
        assertEquals(100, EmailNames.last("a@" + "b".repeat(180)).length());
    }
}
