package com.mycrm.leads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneDigitsTest {

    @ParameterizedTest
    @CsvSource({
        "0501234567, 501234567",
        "+971 50 123 4567, 971501234567",
        "971501234567, 971501234567",
        "00971501234567, 971501234567",
        "(0478) 52-41.47, 478524147",
        "' +32 478', 32478",
        "3, 3",
        "+0501, 0501"
    })
    void whatOnlySaysHowToDialIsLeftOut(String value, String digits) {
        assertEquals(Optional.of(digits), PhoneDigits.of(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "+", "0", "00", "abc", "12a", "12%", "1_2", "١٢٣"})
    void whatHasNoDigitsToFindIsRefused(String value) {
        assertEquals(Optional.empty(), PhoneDigits.of(value));
    }

    @ParameterizedTest
    @CsvSource({
        "971501234567, 971501234567, true",
        "971501234567, 501234567, true",
        "501234567, 971501234567, true",
        "15551234567, 5551234567, true",
        "9715012345678, 501234567, false",
        "4420501234567, 501234567, false",
        "971501234567, 971501234568, false",
        "971234567, 234567, false",
        "234567, 234567, true"
    })
    void aNumberIsTheSameWithACountryCode(String one, String other, boolean same) {
        assertEquals(same, PhoneDigits.same(one, other));
        assertEquals(same, PhoneDigits.same(other, one));
        assertTrue(!same || other.endsWith(PhoneDigits.common(one)) && one.endsWith(PhoneDigits.common(other)));
    }
}
