package com.mycrm.api.xml;

import java.util.regex.Pattern;

/** XML as text that grows (XML 1.0, fifth edition). */
final class XmlText {

    /** The element of a member whose name is no name of an element, which is in its attribute {@code name}. */
    static final String MEMBER = "member";

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w.-]*");

    private final StringBuilder text = new StringBuilder();

    void start(String name) {
        text.append('<');
        if (NAME.matcher(name).matches()) {
            text.append(name);
        } else {
            text.append(MEMBER).append(" name=\"");
            append(name);
            text.append('"');
        }
        text.append('>');
    }

    void end(String name) {
        text.append("</").append(NAME.matcher(name).matches() ? name : MEMBER).append('>');
    }

    void element(String name, String value) {
        start(name);
        append(value);
        end(name);
    }

    /** An element without a value, which is not the same as one of empty text. */
    void nil(String name) {
        start(name);
        text.setLength(text.length() - 1);
        text.append(" xsi:nil=\"true\"/>");
    }

    /** Text with references for what is markup, and the replacement character for what no XML has (section 2.2). */
    private void append(String value) {
        for (var i = 0; i < value.length(); ) {
            var c = value.codePointAt(i);
            switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                case '\r' -> text.append("&#13;");
                default -> text.appendCodePoint(isAllowed(c) ? c : '\uFFFD');
            }
            i += Character.charCount(c);
        }
    }

    private static boolean isAllowed(int c) {
        return c >= ' ' && c < 0xD800 || c == '\t' || c == '\n' || c >= 0xE000 && c < 0xFFFE || c >= 0x10000;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
