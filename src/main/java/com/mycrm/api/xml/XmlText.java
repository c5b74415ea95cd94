package com.mycrm.api.xml;

import com.mycrm.api.json.AnswerBytes;
import java.nio.charset.StandardCharsets;

/** XML that grows (XML 1.0, fifth edition), as UTF-8. */
final class XmlText {

    /** The element of a member whose name is no name of an element, which is in its attribute {@code name}. */
    static final String MEMBER = "member";

    private static final int CHUNK = 4096;

    private final AnswerBytes bytes = new AnswerBytes(2 * CHUNK);

    /** What follows the bytes. */
    private final StringBuilder text = new StringBuilder();

    void start(String name) {
        if (text.length() > CHUNK) {
            encode();
        }
        text.append('<');
        if (isName(name)) {
            text.append(name);
        } else {
            text.append(MEMBER).append(" name=\"");
            escape(name);
            text.append('"');
        }
        text.append('>');
    }

    void end(String name) {
        text.append("</").append(isName(name) ? name : MEMBER).append('>');
    }

    void element(String name, String value) {
        start(name);
        escape(value);
        end(name);
    }

    /** An element without a value, which is not the same as one of empty text. */
    void nil(String name) {
        start(name);
        text.setLength(text.length() - 1);
        text.append(" xsi:nil=\"true\"/>");
    }

    /** Adds what is XML already. */
    void append(byte[] xml) {
        encode();
        bytes.writeBytes(xml);
    }

    private void encode() {
        bytes.writeBytes(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
    }

    byte[] bytes() {
        encode();
        return bytes.toByteArray();
    }

    private static boolean isName(String name) {
        for (var i = 0; i < name.length(); i++) {
            var c = name.charAt(i);
            if (!isLetter(c) && (i == 0 || !(c >= '0' && c <= '9' || c == '.' || c == '-'))) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    /** Adds text with references for what is markup; what no XML has (section 2.2) is the replacement character. */
    private void escape(String value) {
        if (isPlain(value)) {
            text.append(value);
            return;
        }
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

    private static boolean isPlain(String value) {
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (c < ' ' || c >= 0xD800 || c == '&' || c == '<' || c == '>' || c == '"') {
                return false;
            }
        }
        return true;
    }

    private static boolean isAllowed(int c) {
        return c >= ' ' && c < 0xD800 || c == '\t' || c == '\n' || c >= 0xE000 && c < 0xFFFE || c >= 0x10000;
    }
}
