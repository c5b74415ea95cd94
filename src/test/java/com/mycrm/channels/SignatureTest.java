package com.mycrm.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {

    @ParameterizedTest
    @CsvSource({"abc, true", "abd, false", "abcd, false", "ab, false", "ABC, false", "'', false"})
    void signatureIsTheSameOrNot(String given, boolean isSame) {
        assertEquals(isSame, Signature.isSame("abc", given));
    }
}
