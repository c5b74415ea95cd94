package com.mycrm.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PhoneNumbersTest {

    @Test
    void variantsOfANumberHaveOneKey() {
        Map.of(
                        "5511987654321", "551187654321",
                        "5215512345678", "525512345678",
                        "5491123456789", "541123456789")
                .forEach((one, other) -> assertEquals(PhoneNumbers.key(one), PhoneNumbers.key(other)));
        assertNotEquals(
                PhoneNumbers.key("551132345678"), PhoneNumbers.key("5511932345678")); // a landline has no ninth digit
        assertEquals("16505551234", PhoneNumbers.key("16505551234"));
        assertEquals(null, PhoneNumbers.key(null));
    }

    @Test
    void idOrNameIsNoNumber() {
        assertEquals("16505551234", PhoneNumbers.digits("+16505551234"));
        for (var none : new String[] {null, "", "US.13491208655302741918", "1234", "123456789012345678901", "+"}) {
            assertEquals(null, PhoneNumbers.digits(none), none);
        }
        assertEquals("971501234567", PhoneNumbers.dialled("00971 (50) 123-4567"));
        assertEquals("32470123456", PhoneNumbers.dialled("+32 (0)470 12 34 56"));
        assertEquals("6581234567", PhoneNumbers.dialled("65 8123 4567"));
        for (var none : new String[] {null, "", "ask Zoe", "0470 12 34 56"}) {
            assertEquals(null, PhoneNumbers.dialled(none), none);
        }
    }
}
