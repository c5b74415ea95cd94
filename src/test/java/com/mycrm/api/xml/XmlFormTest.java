package com.mycrm.api.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XmlFormTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            none                                                             | none
            */*                                                              | none
            application/json                                                 | none
            application/xml                                                  | application/xml
            text/xml                                                         | text/xml
            TEXT/XML                                                         | text/xml
            application/xml, */*                                             | application/xml
            application/xml;q=0.500, */*                                     | none
            application/xml, application/json                                | none
            application/xml, application/json;q=0.900                        | application/xml
            application/json;q=0.100, text/xml;q=0.200                       | text/xml
            text/html, application/xhtml+xml, application/xml;q=0.900, */*;q=0.800 | none
            application/problem+xml                                          | application/xml
            application/xml, application/problem+json                        | none
            application/xml;q=0.000                                          | none
            application/soap+xml                                             | none
            """)
    void xmlHasToBeNamed(String accepted, String answer) {
        assertEquals(answer, XmlForm.answer(accepted).orElse(null));
    }
}
