package com.mycrm.leads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

    private static final List<String> COUNTRIES = List.of(
            "BE", "FR", "DE", "NL", "GB", "US", "AE", "SA", "IN", "BR", "MX", "AR", "IT", "ES", "AU", "EG", "TR", "HU",
            "DK", "SG");

    /** A number of a country, as the library has it. */
    private record Sample(String country, Phonenumber.PhoneNumber number) {

        String format(PhoneNumberFormat format) {
            return LIBRARY.format(number, format);
        }

        String digits() {
            return format(PhoneNumberFormat.E164).substring(1);
        }

        String national() {
            return LIBRARY.getNationalSignificantNumber(number);
        }

        /** The ways in which people and programs write it with its country. */
        List<String> international() {
            var code = Integer.toString(number.getCountryCode());
            var forms = new ArrayList<>(List.of(
                    format(PhoneNumberFormat.E164),
                    format(PhoneNumberFormat.INTERNATIONAL),
                    format(PhoneNumberFormat.RFC3966),
                    "00" + digits(),
                    "‎+" + digits() + "​",
                    "＋" + digits().replace('1', '１').replace('2', '２'),
                    "+" + arabic(digits()),
                    "(+" + code + ") " + national() + " ext. 5",
                    format(PhoneNumberFormat.INTERNATIONAL)
                            .replace(' ', '\u00a0')
                            .replace('-', '‑')));
            if ("0".equals(LIBRARY.getNddPrefixForRegion(country, true))) {
                forms.add("+" + code + " (0)" + national());
                forms.add("+" + code + "0" + national());
                forms.add("00" + code + "(0)" + national());
            }
            return forms;
        }
    }

    private static String arabic(String digits) {
        return digits.chars()
                .mapToObj(digit -> String.valueOf((char) (digit - '0' + 0x660)))
                .reduce("", String::concat);
    }

    @Provide
    Arbitrary<Sample> samples() {
        var types = Arbitraries.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE);
        return Combinators.combine(
                        Arbitraries.of(COUNTRIES), types, Arbitraries.integers().between(0, 9999))
                .as(PhoneNumberTest::sample)
                .filter(sample -> LIBRARY.isValidNumber(sample.number));
    }

    private static Sample sample(String country, PhoneNumberType type, int end) {
        var example = LIBRARY.getExampleNumberForType(country, type);
        var number = example.getNationalNumber() / 10_000 * 10_000 + end;
        return new Sample(
                country, new Phonenumber.PhoneNumber().mergeFrom(example).setNationalNumber(number));
    }

    private static PhoneNumber of(String text) {
        return PhoneNumber.of(text, null).orElseThrow(() -> new AssertionError(text));
    }

    private static PhoneNumber of(String text, String country) {
        return PhoneNumber.of(text, country).orElseThrow(() -> new AssertionError(text));
    }

    @Property(tries = 150)
    void eachFormWithACountryIsOneNumberAndFindsAllOthers(@ForAll("samples") Sample sample) {
        var forms = sample.international();
        for (var form : forms) {
            assertEquals(sample.digits(), of(form).digits(), form);
            assertEquals(of(forms.get(0)).key(), of(form).key(), form);
            for (var other : forms) {
                assertTrue(of(form).search().finds(of(other).digits()), form + " does not find " + other);
            }
        }
    }

    @Property(tries = 150)
    void nationalFormIsTheNumberOfItsCountry(@ForAll("samples") Sample sample) {
        var national = of(sample.format(PhoneNumberFormat.NATIONAL), sample.country);
        assertEquals(sample.digits(), national.digits());
        assertTrue(national.search().finds(sample.digits()));
        var withoutCountry = of(sample.format(PhoneNumberFormat.NATIONAL));
        assertTrue(withoutCountry.isSame(of("+" + sample.digits())));
        assertTrue(of("+" + sample.digits()).search().finds(withoutCountry.digits()));
        assertEquals(of("+" + sample.digits()).end(), withoutCountry.end());
    }

    @Property(tries = 150)
    void twoNumbersAreNeverOne(@ForAll("samples") Sample one, @ForAll("samples") Sample other) {
        var areEqual = one.digits().equals(other.digits())
                || one.country.equals("AR") && other.country.equals("AR") && isSameWithoutNine(one, other);
        assertEquals(areEqual, of("+" + one.digits()).isSame(of("+" + other.digits())));
    }

    private static boolean isSameWithoutNine(Sample one, Sample other) {
        return one.digits().replaceFirst("^549", "54").equals(other.digits().replaceFirst("^549", "54"));
    }

    @Property(tries = 150)
    void anyPartIsFound(@ForAll("samples") Sample sample, @ForAll int from, @ForAll int length) {
        var digits = sample.digits();
        var start = Math.floorMod(from, digits.length() - 3);
        var part = digits.substring(start, start + 3 + Math.floorMod(length, digits.length() - start - 2));
        if (!part.startsWith("0")) {
            assertTrue(of(part).search().finds(digits), part + " in " + digits);
            assertTrue(of("+" + part).search().finds(digits), part + " in " + digits);
        }
    }

    @Property(tries = 150)
    void lookUpsFindWhatTheSearchFinds(@ForAll("samples") Sample sample) {
        for (var form : sample.international()) {
            var search = of(form).search();
            for (var stored :
                    List.of(sample.digits(), sample.national().replaceFirst("^0", ""), sample.digits() + "7")) {
                assertEquals(search.finds(stored), PhoneIndexTest.finds(search, stored), form + " in " + stored);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "+32 (0)470 12 34 56, 32470123456",
        "+320470123456, 32470123456",
        "+32.(0)470/12.34.56, 32470123456",
        "+49 (0) 5251 / 1234567, 4952511234567",
        "0011 971 50 123 4567, 11971501234567",
        "0032470123456, 32470123456",
        "32470123456, 32470123456",
        "320470123456, 32470123456",
        "tel:+32-470-12-34-56, 32470123456",
        "whatsapp:+32470123456, 32470123456",
        "p:+32470123456, 32470123456",
        "Tel.: +32 470 12 34 56, 32470123456",
        "+32 470 12 34 56 ext. 5, 32470123456",
        "+32470123456x5, 32470123456",
        "'+32470123456;ext=5', 32470123456",
        "0470123456, 470123456",
        "(0)470 12 34 56, 470123456",
        "+39 06 1234 5678, 390612345678",
        "+351 (0)21 123 4567, 351211234567",
        "+7 8 495 123-45-67, 74951234567",
        "+36 06 20 123 4567, 36201234567",
        "+1 (212) 555-0152, 12125550152",
        "+999123456789, 999123456789",
        "٠٤٧٠١٢٣٤٥٦, 470123456",
        "+۹۷۱۵۰۱۲۳۴۵۶۷, 971501234567",
        "3, 3"
    })
    void digitsAreThoseOfTheNumber(String text, String digits) {
        assertEquals(digits, of(text).digits());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "+", "0", "00", "abc", "12a", "12%", "1_2", "call me", "32,470", "ext. 5", "tel:", "x5"
            })
    void whatIsNoNumberIsRefused(String text) {
        assertEquals(Optional.empty(), PhoneNumber.of(text, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+971 50 1234861 / +971 55 7654321",
                "+971 50 1234861 +971 55 7654321",
                "+6561234567＋6561234568",
                "050 1234861/055 7654321",
                "6123 4567 / 6123 4568",
                "61234567\n61234568",
                "123456789012345678"
            })
    void severalNumbersAreNoNumber(String text) {
        assertEquals(Optional.empty(), PhoneNumber.of(text, null));
    }

    @ParameterizedTest
    @CsvSource({
        "+32470123456, +32 (0)470 12 34 56, true",
        "+32470123456, 0470123456, true",
        "0470123456, +33470123456, true",
        "+32470123456, +33470123456, false",
        "+32470123456, 70123456, false",
        "+32470123456, 2470123456, false",
        "+132470123456, +32470123456, false",
        "971501234567, +971501234567, true",
        "+9715876543210, 0587654321, false",
        "0470123456, 470123456, true",
        "+55 11 98765-4321, +55 11 8765-4321, true",
        "5511987654321, 551187654321, true",
        "+55 11 93234-5678, +55 11 3234-5678, false",
        "+52 1 55 1234 5678, +52 55 1234 5678, true",
        "5215512345678, +525512345678, true",
        "+54 9 11 2345-6789, +54 11 15 2345-6789, true",
        "+54 9 11 2345-6789, +54 11 2345-6789, true",
        "+54 9 11 2345-6789, 011 15-2345-6789, true",
        "+54 9 2966 41-2345, 02966 15-41-2345, true",
        "12345, 012345, true",
        "5491123456789, +541123456789, true",
        "+12125550152, 212-555-0152, true",
        "+12125550152, 2125550153, false",
        "234567, 971234567, false",
        "+36 20 123 4567, 06 20 123 4567, true",
        "+390612345678, 06 12345678, true",
        "+55 51 99123-4861, (51) 99123-4861, true",
        "+55 51 99123-4861, 51 9123-4861, true",
        "+51 991 234 861, (51) 99123-4861, true",
        "+51 991 234 861, +55 51 99123-4861, false",
        "51991234861, +55 51 99123-4861, false",
        "+74951234861, 8 (495) 123-4861, true",
        "+8613012345861, 130 1234 5861, true",
        "+8613012345861, 130 1234 5862, false",
        "+971501234567, 971 50 123 4567, true"
    })
    void numbersAreOneOrNot(String one, String other, boolean isSame) {
        assertEquals(isSame, of(one).isSame(of(other)));
        assertEquals(isSame, of(other).isSame(of(one)));
        assertTrue(!isSame || of(one).end().equals(of(other).end()));
    }

    @Test
    void numberOfTheCountryThatIsSetHasItsCode() {
        assertEquals("32470123456", of("0470 12 34 56", "BE").digits());
        assertEquals("32470123456", of("470123456", "BE").digits());
        assertEquals("971501234567", of("+971 50 123 4567", "BE").digits());
        assertEquals("971501234567", of("971501234567", "BE").digits());
        assertEquals("501234567", of("0501234567", "BE").digits(), "no number of Belgium");
        assertEquals("5491123456789", of("011 15-2345-6789", "AR").digits());
        assertEquals("971501234567", of("011 971 50 123 4567", "US").digits());
        assertTrue(of("11 98765-4321", "BR").search().finds("551187654321"));
        assertTrue(of("0470123456", "BE").search().finds("470123456"), "stored before the country was set");
        assertTrue(of("050123456", "BE").search().finds("97150123456"), "in numbers of all countries");
    }

    @Test
    void searchFindsEveryFormAndNoOtherNumber() {
        var forms = List.of("+32470123456", "+32 (0)470 12 34 56", "0470123456", "0032470123456", "+320470123456");
        for (var form : forms) {
            for (var stored : forms) {
                assertTrue(of(form).search().finds(of(stored).digits()), form + " " + stored);
            }
            assertFalse(of(form).search().finds(of("+32470123457").digits()));
        }
        assertFalse(of("+32470123456").search().finds("33470123456"));
        assertTrue(of("0470123456").search().finds("33470123456"));
        assertTrue(of("11 98765-4321").search().finds("551187654321"));
        assertTrue(of("+54 9 11 2345-6789").search().finds("111523456789"));
        assertTrue(of("+5511987654321").search().finds(of("+551187654321").digits()));
        assertTrue(of("+551187654321").search().finds(of("+5511987654321").digits()));
        assertTrue(of("+5215512345678").search().finds(of("+525512345678").digits()));
        assertNotEquals(of("+5511932345678").key(), of("+551132345678").key());
    }
}
