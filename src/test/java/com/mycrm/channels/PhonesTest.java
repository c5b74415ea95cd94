package com.mycrm.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Numbers that are one, and numbers that look alike. */
class PhonesTest {

    @Test
    void variantsHaveOneKey() {
        Map.of(
                        "5511987654321", "551187654321",
                        "5215512345678", "525512345678",
                        "5491123456789", "541123456789")
                .forEach((one, other) -> {
                    assertEquals(Phones.key(one), Phones.key(other));
                    assertEquals(other, Phones.key(one));
                });
        assertNotEquals(Phones.key("551132345678"), Phones.key("5511932345678")); // a landline, and no number at all
        assertEquals("16505551234", Phones.key("16505551234"));
        assertEquals(null, Phones.key(null));
    }

    @Test
    void anIdIsNoNumber() {
        assertEquals("16505551234", Phones.digits("+16505551234"));
        for (var none : new String[] {null, "", "US.13491208655302741918", "1234", "123456789012345678901", "+"}) {
            assertEquals(null, Phones.digits(none), none);
        }
        assertEquals("971501234567", Phones.dialled("00971 (50) 123-4567"));
        assertEquals(null, Phones.dialled("ask Zoe"));
    }
}
