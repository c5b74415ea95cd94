package com.mycrm.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.patch.JsonReaders;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FullNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'name':'Jane van  Doe'}|{'first_name':'Jane','last_name':'van Doe'}",
                "{'name':'van Doe, Jane'}|{'first_name':'Jane','last_name':'van Doe'}",
                "{'name':'Jane'}|{'first_name':'Jane'}",
                "{'name':'Doe','first_name':'Jane'}|{'first_name':'Jane','last_name':'Doe'}",
                "{'name':'Jane Doe','last_name':'Doe'}|{'last_name':'Doe','first_name':'Jane'}",
                "{'name':'x','first_name':'Jane','last_name':'Doe'}|{'first_name':'Jane','last_name':'Doe'}",
                "{'name':' '}|{'name':' '}",
                "{'first_name':'Jane'}|{'first_name':'Jane'}"
            })
    void wholeNameIsTakenApart(String row, String split) {
        assertEquals(
                split.replace('\'', '"'),
                FullName.split(JsonReaders.parse(row.replace('\'', '"')).asJsonObject())
                        .toString());
    }
}
