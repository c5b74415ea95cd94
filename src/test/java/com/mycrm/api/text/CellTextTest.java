package com.mycrm.api.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values as they stand in cells. */
class CellTextTest {

    @ParameterizedTest
    @CsvSource({"150, 150", "00:02:30, 150", "1:00:00, 3600", "150.0, 150", "2:30, 2:30", "0:60:00, 0:60:00"})
    void secondsAreRead(String cell, String seconds) {
        assertEquals(seconds, CellText.seconds(cell));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "p:+32470000011|+32470000011",
                "P: +32 470 00 00 11|+32 470 00 00 11",
                "\"p:+32470000011\"|+32470000011",
                "'+32470000011|+32470000011",
                "=\"+32470000011\"|+32470000011",
                "tel:+32470000011|+32470000011",
                "whatsapp:+32470000011|+32470000011",
                "Tel. +32470000011|+32470000011",
                "Tél. : +32470000011|+32470000011",
                "https://wa.me/32470000011|32470000011",
                "wa.me/32470000011|32470000011",
                "32470000011@s.whatsapp.net|32470000011",
                "ext.1234|ext.1234",
                "a@example.com|a@example.com",
                "971501234567.0|971501234567",
                "9.71501234567E+11|971501234567",
                "9,71501234567E+11|971501234567",
                "9.715E+11|9.715E+11",
                "050.123.4567|050.123.4567",
                "+32\u00a0470\u00a0000003|+32 470 000003",
                "\u202a+971 50 123 4569\u202c|+971 50 123 4569",
                "+971\u201350\u20131234579|+971-50-1234579",
                "971501234586\u200b|971501234586",
                "\u2060+97\u00ad1501234586\ufeff|+971501234586",
                "\uFF0B\uFF19\uFF17\uFF11501234586|+971501234586",
                "\u0660\u0665\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667|0501234567",
                "#N/A|#N/A"
            })
    void phoneIsRead(String cell, String phone) {
        assertEquals(phone, CellText.phone(cell));
    }

    /** Minutes, if each of them began a search for the end. */
    @Test
    @Timeout(30)
    void manyQuotesInAPhoneTakeNoTime() {
        var quotes = "'".repeat(1_000_000);
        assertEquals("5" + quotes + "5", CellText.phone("5" + quotes + "5"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4|4",
                "4.0|4",
                "4.00|4",
                "4,0|4",
                "-4.0|-4",
                "1,250,000|1250000",
                "1 250 000|1250000",
                "1\u202f250\u00a0000|1250000",
                "1'250'000|1250000",
                "1\u2019250\u2019000|1250000",
                "1.250.000|1250000",
                "1,250,000.00|1250000",
                "1.250.000,00|1250000",
                "1.250,00|1250",
                "1 250 000,0|1250000",
                "AED 1,250,000|1250000",
                "$950,000|950000",
                "950 000 \u20ac|950000",
                "1,250.50|1,250.50",
                "950,000|950000",
                "1.250|1.250",
                "4.5|4.5",
                "1,25|1,25",
                "1.25E+6|1.25E+6",
                "1.25E+2|125",
                "\uFF14|4",
                "\u200e4\u200f|4",
                "12 34|12 34"
            })
    void wholeNumberIsRead(String cell, String number) {
        assertEquals(number, CellText.integer(cell));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"25.1972|25.1972", "25,1972|25.1972", "-25,1|-25.1", "1,2,3|1,2,3", "\u221225.5|-25.5"})
    void decimalNumberIsRead(String cell, String number) {
        assertEquals(number, CellText.decimal(cell));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "notdelivered",
                "Not delivered",
                "NOT_DELIVERED",
                "notDelivered",
                "not-delivered",
                "\u00a0Not\u00a0Delivered\u200b"
            })
    void wordIsReadInAnyCase(String cell) {
        assertEquals("notdelivered", CellText.word(cell, List.of("delivered", "notdelivered")));
        assertEquals("notDelivered", CellText.word(cell, List.of("delivered", "notDelivered")));
    }

    @Test
    void whatCannotBeSeenIsStrippedAndWhatIsWithinStays() {
        assertEquals("a\u200b b", CellText.strip("\ufeff\u00a0\u200f\u2060 a\u200b b\u00ad\u3000\t\n"));
        assertTrue(CellText.isBlank("\u00a0\u200b\ufeff \u2028"));
        var flag = "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f";
        assertEquals(flag, CellText.strip(flag));
    }

    @Test
    void numberOfASpreadsheetCanLackDigits() {
        assertTrue(CellText.hasLostDigits("9.71502E+11"));
        assertTrue(CellText.hasLostDigits(" 1,23457E+17"));
        assertTrue(CellText.hasLostDigits("9E+11"));
        for (var whole : List.of("9.71501234567E+11", "1.25E-3", "1.25E+1", "971501234567", "E", "2E", "2E5", "")) {
            assertFalse(CellText.hasLostDigits(whole), whole);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+971 50 123 4567|…567",
                "971501234567x|…567x",
                "0470556001 (Ann)|…001 (Ann)",
                "Tel. +32 (0)470.55.60.01|Tel. …001",
                "wa.me/32470556003|wa.me/…003",
                "call 0470556001 or 0470/556-002|call …001 or …002",
                "٠٤٧٠٥٥٦٠٠١ x|…٠٠١ x",
                "04.70.55.60.01|…001",
                "2023-05-09 0470556001|…001",
                "on 2023-05-09 08:30|on 2023-05-09 08:30",
                "2023-05-09T08:30:15Z|2023-05-09T08:30:15Z",
                "room 12 of 123456|room 12 of 123456",
                "09/05/2023|09/05/2023",
                "31/31/2023 08:30|31/31/2023 08:30",
                "050-12-34567|…567",
                "1683621000|…000",
                "nope|nope",
                "jane@@example.com|…@example.com",
                "a very long text that has more than thirty characters|a very long text that has more…"
            })
    void valueIsShownWithoutItsPerson(String cell, String shown) {
        assertEquals(shown, CellText.shown(cell));
    }

    @Property
    void noNumberIsShown(@ForAll @LongRange(min = 1_000_000, max = 999_999_999_999_999L) long number) {
        var digits = Long.toString(number);
        for (var form : List.of("%s", "p:+%s", "Ann %s", "%s Ann", "a%sb", "1: %s,", "(+%s)")) {
            assertFalse(CellText.shown(form.formatted(digits)).contains(digits.substring(0, digits.length() - 3)));
        }
    }

    @Test
    void longTextIsShownAtOnce() {
        var spaced = "1" + " ".repeat(500_000) + "x" + "1 ".repeat(500_000) + "(".repeat(500_000);
        assertEquals("1" + " ".repeat(29) + "…", CellText.shown(spaced));
    }

    @Property
    void phoneComesBackFromEachForm(@ForAll @LongRange(min = 1_000_000, max = 999_999_999_999_999L) long number) {
        var digits = Long.toString(number);
        for (var form :
                List.of("%s", "p:+%s", "+%s", "\"p:+%s\"", "'+%s", "=\"%s\"", "tel:%s", "%s.0", "\u200e%s\u00a0")) {
            var read = CellText.phone(form.formatted(digits));
            assertEquals(digits, read.startsWith("+") ? read.substring(1) : read, form);
        }
        var exponent = digits.charAt(0) + "." + digits.substring(1) + "E+" + (digits.length() - 1);
        assertEquals(digits, CellText.phone(exponent));
    }

    @Property
    void anyTextIsReadOrStays(@ForAll @StringLength(max = 300) String text) {
        for (var read : List.of(
                CellText.strip(text),
                CellText.plain(text),
                CellText.phone(text),
                CellText.integer(text),
                CellText.decimal(text),
                CellText.word(text, List.of("a")),
                CellText.shown(text))) {
            assertFalse(read.length() > 18 * text.length() + 40);
        }
        CellText.hasLostDigits(text);
    }
}
