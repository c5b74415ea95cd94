package com.mycrm.imports;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Numbers of a workbook as text. A cell whose format is one of dates has a number of days. */
final class XlsxNumbers {

    /** A number that is written out in few digits. */
    private static final Pattern SMALL =
            Pattern.compile("-?\\d{1,50}(?:\\.\\d{1,50})?(?:[eE][+-]?\\d{1,2})?|-?\\.\\d{1,50}");

    /**
     * Literal text, colours and escaped characters in the format of a number. The rest has these letters only for
     * dates.
     */
    private static final Pattern LITERALS = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.");

    private static final Pattern DATE_FORMAT = Pattern.compile("[ymdhs]", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_FORMAT = 255;
    private static final int MOST_FORMATS = 65_536;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

    private static final BigDecimal SECONDS_OF_A_DAY = BigDecimal.valueOf(86_400);

    /** The number of the first day after the year 9999. */
    private static final BigDecimal END = BigDecimal.valueOf(2_958_466);

    /** Lotus 1-2-3 took 1900 for a leap year; the 29th of February was day 60. */
    private static final BigDecimal LEAP_DAY = BigDecimal.valueOf(60);

    /** The formats of dates that have no code in the file (ECMA-376, section 18.8.30), and those that have one. */
    private final Set<String> dateFormats = new HashSet<>(IntStream.of(
                    14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52,
                    53, 54, 55, 56, 57, 58)
            .mapToObj(Integer::toString)
            .toList());

    private final List<Boolean> isDateStyle = new ArrayList<>();
    private boolean isDate1904;

    void setDate1904(String value) {
        isDate1904 = value != null && (value.equals("1") || value.equals("true"));
    }

    void readFormats(XmlPart styles) throws IOException {
        var isCellFormat = false;
        while (styles.next()) {
            if (styles.isStart("numFmt")
                    && dateFormats.size() < MOST_FORMATS
                    && isDateFormat(styles.attribute("formatCode"))) {
                dateFormats.add(styles.attribute("numFmtId"));
            } else if (styles.isStart("cellXfs") || styles.isEnd("cellXfs")) {
                isCellFormat = styles.isStart("cellXfs");
            } else if (isCellFormat && styles.isStart("xf") && isDateStyle.size() < MOST_FORMATS) {
                isDateStyle.add(dateFormats.contains(styles.attribute("numFmtId")));
            }
        }
    }

    private static boolean isDateFormat(String format) {
        return format != null
                && format.length() <= LONGEST_FORMAT
                && !format.equalsIgnoreCase("General")
                && DATE_FORMAT.matcher(LITERALS.matcher(format).replaceAll("")).find();
    }

    /**
     * The text of a number.
     *
     * @param style of the cell, or null
     */
    String text(String number, String style) {
        if (!SMALL.matcher(number).matches()) {
            return number; // its digits could fill the memory, and no column takes them
        }
        var value = new BigDecimal(number);
        return isDate(style) && value.signum() >= 0 && value.compareTo(END) < 0
                ? TIME.format(time(value))
                : value.toPlainString();
    }

    private boolean isDate(String style) {
        try {
            var index = style == null ? -1 : Integer.parseInt(style);
            return index >= 0 && index < isDateStyle.size() && isDateStyle.get(index);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private LocalDateTime time(BigDecimal days) {
        var first = isDate1904
                ? LocalDate.of(1904, 1, 1)
                : days.compareTo(LEAP_DAY) < 0 ? LocalDate.of(1899, 12, 31) : LocalDate.of(1899, 12, 30);
        return first.atStartOfDay()
                .plusSeconds(Math.round(days.multiply(SECONDS_OF_A_DAY).doubleValue()));
    }
}
