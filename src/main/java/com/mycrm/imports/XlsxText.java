package com.mycrm.imports;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a shared string or of a cell: that of its runs, without the phonetic runs that explain it.
 *
 * @param part at the start of the element
 * @param element the name of the element
 */
record XlsxText(XmlPart part, String element) {

    /** A character by its number (ISO 29500-1, 22.9.2.19, ST_Xstring): {@code _x000D_}. */
    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private static final int HEXADECIMAL = 16;

    String read() throws IOException {
        var text = new StringBuilder();
        while (part.next() && !part.isEnd(element)) {
            if (part.isStart("rPh")) {
                part.text(0);
            } else if (part.isStart("t")) {
                text.append(part.text(ImportRow.LONGEST));
            }
            if (text.length() > ImportRow.LONGEST) {
                text.setLength(ImportRow.LONGEST + 1);
            }
        }
        return unescape(text.toString());
    }

    /** The text without escapes of characters. */
    static String unescape(String text) {
        return text.contains("_x") ? ESCAPE.matcher(text).replaceAll(escape -> character(escape.group(1))) : text;
    }

    private static String character(String number) {
        var c = (char) Integer.parseInt(number, HEXADECIMAL);
        return Matcher.quoteReplacement(Character.toString(c));
    }
}
