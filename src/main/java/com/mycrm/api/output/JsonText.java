package com.mycrm.api.output;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * A JSON text that is being written, as the bytes that are sent (RFC 8259).
 *
 * <p>Whoever writes sees to it that names and values come in turn; commas come by themselves.
 */
public final class JsonText {

    private static final byte[] NULL = bytes("null");
    private static final byte[] HEX = bytes("0123456789abcdef");
    private static final int DAY = 86_400;

    private byte[] text;
    private int length;
    private boolean afterValue;
    private long lastDay = Long.MIN_VALUE;
    private byte[] lastDate;

    /** @param size the bytes that it is thought to take; more are no fault */
    public JsonText(int size) {
        text = new byte[Math.max(size, 64)];
    }

    public static byte[] of(Written value) {
        var json = new JsonText(512);
        value.write(json);
        return json.bytes();
    }

    public JsonText object() {
        return open('{');
    }

    public JsonText endObject() {
        return close('}');
    }

    public JsonText array() {
        return open('[');
    }

    public JsonText endArray() {
        return close(']');
    }

    /** The name of the next value; a constant of the programme, in which nothing needs escaping. */
    public JsonText name(String name) {
        separate(name.length() + 3);
        text[length++] = '"';
        ascii(name);
        text[length++] = '"';
        text[length++] = ':';
        afterValue = false;
        return this;
    }

    public JsonText value(long number) {
        separate(20);
        if (number < 0) {
            ascii(Long.toString(number));
            return ended();
        }
        var digits = 1;
        for (var rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        var rest = number;
        for (var i = length + digits - 1; i >= length; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return ended();
    }

    /** @param value null for none */
    public JsonText value(Long value) {
        return value == null ? nothing() : value(value.longValue());
    }

    /** @param value null for none */
    public JsonText value(String value) {
        if (value == null) {
            return nothing();
        }
        separate(value.length() * 6 + 2);
        text[length++] = '"';
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (c >= 0x80) {
                i = beyondAscii(value, i, c);
            } else if (c < ' ' || c == '"' || c == '\\') {
                escaped(c);
            } else {
                text[length++] = (byte) c;
            }
        }
        text[length++] = '"';
        return ended();
    }

    /** A time to the second, in UTC. */
    public JsonText value(Instant time) {
        separate(40);
        var second = time.getEpochSecond();
        var day = Math.floorDiv(second, (long) DAY);
        if (day != lastDay) {
            lastDay = day;
            lastDate = bytes(LocalDate.ofEpochDay(day).toString());
        }
        text[length++] = '"';
        copy(lastDate);
        var ofDay = Math.floorMod(second, DAY);
        text[length++] = 'T';
        twoDigits(ofDay / 3600);
        text[length++] = ':';
        twoDigits(ofDay / 60 % 60);
        text[length++] = ':';
        twoDigits(ofDay % 60);
        text[length++] = 'Z';
        text[length++] = '"';
        return ended();
    }

    /** A value that is written already. */
    public JsonText written(byte[] json) {
        separate(json.length);
        copy(json);
        return ended();
    }

    public JsonText nothing() {
        return written(NULL);
    }

    public byte[] bytes() {
        return length == text.length ? text : Arrays.copyOf(text, length);
    }

    private JsonText open(char bracket) {
        separate(1);
        text[length++] = (byte) bracket;
        afterValue = false;
        return this;
    }

    private JsonText close(char bracket) {
        room(1);
        text[length++] = (byte) bracket;
        return ended();
    }

    private JsonText ended() {
        afterValue = true;
        return this;
    }

    private void separate(int more) {
        room(more + 1);
        if (afterValue) {
            text[length++] = ',';
        }
    }

    private void room(int more) {
        if (text.length - length < more) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, length + more));
        }
    }

    private void copy(byte[] bytes) {
        System.arraycopy(bytes, 0, text, length, bytes.length);
        length += bytes.length;
    }

    @SuppressWarnings("deprecation") // the low bytes of the characters are just what is wanted of ASCII
    private void ascii(String ascii) {
        ascii.getBytes(0, ascii.length(), text, length);
        length += ascii.length();
    }

    private void twoDigits(int number) {
        text[length++] = (byte) ('0' + number / 10);
        text[length++] = (byte) ('0' + number % 10);
    }

    private void escaped(char c) {
        text[length++] = '\\';
        switch (c) {
            case '"', '\\' -> text[length++] = (byte) c;
            case '\n' -> text[length++] = 'n';
            case '\r' -> text[length++] = 'r';
            case '\t' -> text[length++] = 't';
            default -> {
                ascii("u00");
                text[length++] = HEX[c >> 4];
                text[length++] = HEX[c & 15];
            }
        }
    }

    /** As UTF-8, half a pair as a question mark; the index of the last character taken. */
    private int beyondAscii(String value, int index, char c) {
        if (c < 0x800) {
            text[length++] = (byte) (0xc0 | c >> 6);
        } else if (!Character.isSurrogate(c)) {
            text[length++] = (byte) (0xe0 | c >> 12);
            text[length++] = (byte) (0x80 | c >> 6 & 0x3f);
        } else {
            var point = value.codePointAt(index);
            if (point == c) {
                text[length++] = '?';
                return index;
            }
            text[length++] = (byte) (0xf0 | point >> 18);
            text[length++] = (byte) (0x80 | point >> 12 & 0x3f);
            text[length++] = (byte) (0x80 | point >> 6 & 0x3f);
            text[length++] = (byte) (0x80 | point & 0x3f);
            return index + 1;
        }
        text[length++] = (byte) (0x80 | c & 0x3f);
        return index;
    }

    private static byte[] bytes(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }
}
