package com.mycrm.imports;

import com.mycrm.imports.XlsxNumberFormat.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The numbers of a workbook as text, by the formats of their cells. */
final class XlsxNumbers {

    /** A number that is written out in few digits. */
    private static final Pattern SMALL =
            Pattern.compile("-?\\d{1,50}(?:\\.\\d{1,50})?(?:[eE][+-]?\\d{1,2})?|-?\\.\\d{1,50}");

    private static final Pattern WHOLE = Pattern.compile("-?\\d+");

    private static final int MOST_FORMATS = 65_536;

    /** The digits of a number that spreadsheets keep. */
    private static final MathContext KEPT = new MathContext(15);

    /** Formats by their id; at first those that have no code in a file (ISO 29500-1, 18.8.30). */
    private final Map<String, XlsxNumberFormat> formats = new HashMap<>();

    /** Formats by the style of a cell. */
    private final List<XlsxNumberFormat> styles = new ArrayList<>();

    private boolean isDate1904;

    XlsxNumbers() {
        put(Kind.DAY, 14, 17);
        put(Kind.TIME, 18, 18);
        put(Kind.TIME_WITH_SECONDS, 19, 19);
        put(Kind.TIME, 20, 20);
        put(Kind.TIME_WITH_SECONDS, 21, 21);
        put(Kind.DAY_AND_TIME, 22, 22);
        put(Kind.DAY, 27, 36);
        put(Kind.TIME_WITH_SECONDS, 45, 45);
        put(Kind.DURATION_WITH_SECONDS, 46, 46);
        put(Kind.TIME_WITH_SECONDS, 47, 47);
        put(Kind.DAY, 50, 58);
    }

    private void put(Kind kind, int first, int last) {
        IntStream.rangeClosed(first, last).forEach(id -> formats.put(Integer.toString(id), XlsxNumberFormat.of(kind)));
    }

    void setDate1904(String value) {
        isDate1904 = value != null && (value.equals("1") || value.equals("true"));
    }

    void readFormats(XmlPart part) throws IOException {
        var isCellFormat = false;
        while (part.next()) {
            if (part.isStart("numFmt") && formats.size() < MOST_FORMATS) {
                formats.put(part.attribute("numFmtId"), XlsxFormatCode.parse(part.attribute("formatCode")));
            } else if (part.isStart("cellXfs") || part.isEnd("cellXfs")) {
                isCellFormat = part.isStart("cellXfs");
            } else if (isCellFormat && part.isStart("xf") && styles.size() < MOST_FORMATS) {
                styles.add(formats.getOrDefault(part.attribute("numFmtId"), XlsxNumberFormat.GENERAL));
            }
        }
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
        if (WHOLE.matcher(number).matches()) {
            return format(style).text(value, isDate1904);
        }
        var kept = value.round(KEPT).stripTrailingZeros();
        return kept.precision() - kept.scale() > KEPT.getPrecision()
                ? kept.toString() // with an exponent, because the program has not kept all digits
                : format(style).text(kept, isDate1904);
    }

    private XlsxNumberFormat format(String style) {
        try {
            var index = style == null ? -1 : Integer.parseInt(style);
            return index >= 0 && index < styles.size() ? styles.get(index) : XlsxNumberFormat.GENERAL;
        } catch (NumberFormatException e) {
            return XlsxNumberFormat.GENERAL;
        }
    }
}
