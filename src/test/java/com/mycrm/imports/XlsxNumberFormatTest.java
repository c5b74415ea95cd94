package com.mycrm.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.imports.XlsxNumberFormat.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes of number formats as spreadsheets and other programs write them. */
class XlsxNumberFormatTest {

    private static final BigDecimal TIME = new BigDecimal("45055.354166666664");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yyyy-mm-dd",
                "YYYY\\-MM\\-DD",
                "[$-409]d-mmm-yy;@",
                "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
                "yyyy\"年\"m\"月\"d\"日\"",
                "yyyy年m月d日",
                "[$-411]ge.m.d",
                "[$-41E]d/m/bbbb",
                "[Red]dd/mm/yyyy",
                "mmm-yy",
                "d.m.yyyy",
                "dd/mm/yy_)",
                "* dd/mm/yy"
            })
    void dayIsADay(String code) {
        assertEquals(Kind.DAY, XlsxFormatCode.parse(code).kind(), code);
        assertEquals("2023-05-09T08:30:00", text(code, TIME));
        assertEquals("2023-05-09", text(code, new BigDecimal("45055")));
        assertEquals("2023-05-10", text(code, new BigDecimal("45055.9999999")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yyyy-mm-dd hh:mm",
                "m/d/yy h:mm AM/PM",
                "yyyy\\-mm\\-dd\\Thh:mm:ss.000",
                "yyyy-mm-ddThh:mm:ssZ",
                "dd/mm/yyyy hh:mm:ss A/P"
            })
    void dayAndTimeIsBoth(String code) {
        assertEquals(Kind.DAY_AND_TIME, XlsxFormatCode.parse(code).kind(), code);
        assertEquals("2023-05-09T08:30:00", text(code, TIME));
        assertEquals("2023-05-09T00:00:00", text(code, new BigDecimal("45055")));
        assertEquals("08:30", text(code, new BigDecimal("0.354166666666667")));
        assertEquals("-1", text(code, new BigDecimal("-1")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "h:mm|0.35416667|-|08:30",
                "h:mm:ss AM/PM|0.354178|-|08:30:01",
                "mm:ss.0|0.5|-|12:00:00",
                "h:mm:ss|0.00138888888888889|-|00:02:00",
                "[h]:mm:ss|0.00173611111111111|-|00:02:30",
                "[h]:mm|1.104166666666667|-|26:30",
                "[mm]:ss|0.001|-|00:01:26",
                "h:mm|0.999999999|-|24:00"
            })
    void timeAloneIsNoDay(String code, BigDecimal number, String ignored, String text) {
        assertEquals(text, text(code, number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "General",
                "0",
                "#,##0.00",
                "[Red]0.00",
                "\"d\"0",
                "0\\d",
                "0.0 \"days\"",
                "0%",
                "0.00E+00",
                "@",
                "",
                ";;;",
                "#,##0.00 USD",
                "0 days",
                "_-* #,##0.00\\ [$\u20ac-407]_-",
                "[$AED] #,##0",
                "Standard",
                "# ?/?",
                "[<=9]0;yyyy",
                "# ##0",
                "0 \"Do\"",
                "\"No. \"0",
                "(###) ###-####"
            })
    void otherFormatIsANumber(String code) {
        assertEquals(XlsxNumberFormat.GENERAL, XlsxFormatCode.parse(code), code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "000000|42|000042",
                "0000000000|501234567|0501234567",
                "000000|-42|-42",
                "000000|4.5|4.5",
                "\"+\"0|971501234567|+971501234567",
                "\\+0|971501234567|+971501234567",
                "\"+971 \"0|501234567|+971 501234567",
                "\"+\"### ## #######0|971501234567|+97 15 01234567",
                "000-00-0000|123456789|123-45-6789",
                "00000|123456|123456"
            })
    void digitsThatTheFormatShowsAreKept(String code, BigDecimal number, String text) {
        assertEquals(text, text(code, number));
    }

    @ParameterizedTest
    @CsvSource({
        "59,1900-02-28",
        "60,1900-02-29",
        "61,1900-03-01",
        "1,1900-01-01",
        "2958465,9999-12-31",
        "2958466,2958466"
    })
    void yearNineteenHundredIsALeapYear(BigDecimal number, String text) {
        assertEquals(text, text("yyyy-mm-dd", number));
    }

    @Property
    void numberOfADayReadsBack(@ForAll @IntRange(min = 61, max = 2_950_000) int day, @ForAll boolean isDate1904) {
        var first = isDate1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30);
        var text = XlsxFormatCode.parse("d/m/yyyy").text(BigDecimal.valueOf(day), isDate1904);
        assertEquals(first.plusDays(day), LocalDate.parse(text));
    }

    @Property
    void anyCodeIsAFormat(@ForAll @StringLength(max = 40) String code, @ForAll double number) {
        XlsxFormatCode.parse(code).text(BigDecimal.valueOf(number), false);
        var formula = code.replaceAll("[^\u0000-\u00ff]", "0");
        XlsxFormatCode.parse(formula).text(BigDecimal.valueOf(Math.abs(number)), true);
    }

    private static String text(String code, BigDecimal number) {
        return XlsxFormatCode.parse(code).text(number, false);
    }
}
