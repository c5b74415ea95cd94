package com.mycrm.imports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/**
 * The format of a number in a workbook: whether the number is a date, a time or a number, and the digits that it has at
 * least.
 *
 * @param digits the form of a number whose zeros or plus sign are shown (see {@link XlsxFormatCode}); null for none
 */
record XlsxNumberFormat(Kind kind, String digits) {

    /** What a number is by its format. */
    enum Kind {
        NUMBER,
        DAY,
        DAY_AND_TIME,
        TIME,
        TIME_WITH_SECONDS,
        DURATION,
        DURATION_WITH_SECONDS
    }

    static final XlsxNumberFormat GENERAL = new XlsxNumberFormat(Kind.NUMBER, null);

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");
    private static final BigDecimal SECONDS_OF_A_DAY = BigDecimal.valueOf(86_400);
    private static final int DAY = 86_400;

    /** The number of the first day after the year 9999. */
    private static final BigDecimal END = BigDecimal.valueOf(2_958_466);

    /** Lotus 1-2-3 took 1900 for a leap year; the 29th of February was day 60. */
    private static final int LEAP_DAY = 60;

    private static final LocalDate FIRST_OF_1904 = LocalDate.of(1904, 1, 1);
    private static final LocalDate BEFORE_1900 = LocalDate.of(1899, 12, 31);

    static XlsxNumberFormat of(Kind kind) {
        return new XlsxNumberFormat(kind, null);
    }

    /** The text of a number: a date or time as in ISO 8601, a number with all digits. */
    String text(BigDecimal value, boolean isDate1904) {
        if (kind == Kind.NUMBER || value.signum() < 0 || value.compareTo(END) >= 0) {
            return digits == null ? value.toPlainString() : XlsxFormatCode.fill(digits, value);
        }
        var seconds = value.multiply(SECONDS_OF_A_DAY)
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
        return kind == Kind.DURATION || kind == Kind.DURATION_WITH_SECONDS || value.compareTo(BigDecimal.ONE) < 0
                ? clock(seconds)
                : date(seconds, isDate1904);
    }

    /**
     * Hours and minutes, and seconds if the format shows them or there are any: a number below 1 is no day, whatever
     * its format.
     */
    private String clock(long seconds) {
        var minutes = twoDigits(seconds / 3600) + ':' + twoDigits(seconds / 60 % 60);
        var hasSeconds = kind == Kind.TIME_WITH_SECONDS || kind == Kind.DURATION_WITH_SECONDS || seconds % 60 != 0;
        return !hasSeconds ? minutes : minutes + ':' + twoDigits(seconds % 60);
    }

    private static String twoDigits(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }

    private String date(long seconds, boolean isDate1904) {
        var days = seconds / DAY;
        if (!isDate1904 && days == LEAP_DAY) {
            return "1900-02-29";
        }
        var first = isDate1904 ? FIRST_OF_1904 : days < LEAP_DAY ? BEFORE_1900 : BEFORE_1900.minusDays(1);
        var date = LocalDateTime.of(first.plusDays(days), LocalTime.ofSecondOfDay(seconds % DAY));
        return kind == Kind.DAY && seconds % DAY == 0 ? date.toLocalDate().toString() : SECOND.format(date);
    }
}
