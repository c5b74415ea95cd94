package com.mycrm.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.mycrm.api.problem.FakeRequest;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptRequestTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "text/csv",
                "text/csv;q=0.5, application/json",
                "text/html,application/xml;q=0.9,*/*;q=0.8"
            })
    void wellFormedHeaderIsLeftAsItIs(String accept) {
        var request = new FakeRequest("GET", "/").header("Accept", accept).servlet();
        assertSame(request, AcceptRequest.of(request));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "x|",
                "text|",
                "a/b/c|",
                "', ,'|",
                "/|",
                "\"|",
                "text/csv, x|text/csv",
                "a/b;x=\"c,d\", text/csv|a/b, text/csv"
            })
    void malformedTypesAreLeftOut(String accept, String expected) {
        var request = AcceptRequest.of(
                new FakeRequest("GET", "/").header("Accept", accept).servlet());
        assertEquals(expected, request.getHeader("Accept"));
        assertEquals(Stream.ofNullable(expected).toList(), Collections.list(request.getHeaders("accept")));
        assertEquals(List.of(), Collections.list(request.getHeaders("Other")));
    }
}
