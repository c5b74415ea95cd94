package com.mycrm.api.paging;

import com.mycrm.api.problem.Problems;
import com.mycrm.api.problem.Violation;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The decoded query of a URL. The server's own decoding would accept malformed escapes as text.
 *
 * <p>Brackets mean the same raw and escaped, and {@code +} is a space, as in a form. The server passes bytes as
 * Latin-1; they are decoded as UTF-8.
 */
public record QueryString(List<Parameter> parameters) {

    /** A name and its value, both decoded. */
    public record Parameter(String name, String value) {}

    /**
     * @param raw the undecoded query without the question mark; null for none
     * @throws com.mycrm.api.problem.ProblemException 400 that names each parameter with a malformed escape
     */
    public static QueryString parse(String raw) {
        var parameters = new ArrayList<Parameter>();
        var faults = new ArrayList<Violation>();
        for (var piece : raw == null ? new String[0] : raw.split("&")) {
            if (piece.isEmpty()) {
                continue;
            }
            var equals = piece.indexOf('=');
            var name = equals < 0 ? piece : piece.substring(0, equals);
            try {
                parameters.add(new Parameter(decode(name), equals < 0 ? "" : decode(piece.substring(equals + 1))));
            } catch (CharacterCodingException e) {
                faults.add(
                        Violation.parameter(name, "contains a malformed escape; a percent sign itself is written %25"));
            }
        }
        if (!faults.isEmpty()) {
            throw Problems.badRequest(faults);
        }
        return new QueryString(List.copyOf(parameters));
    }

    /**
     * The text without escapes.
     *
     * @throws CharacterCodingException for an escape without two hexadecimal digits, and for bytes that are not UTF-8
     */
    public static String decode(String text) throws CharacterCodingException {
        var bytes = new ByteArrayOutputStream(text.length());
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '+' -> bytes.write(' ');
                case '%' -> {
                    bytes.write(escaped(text, i));
                    i += 2;
                }
                default -> bytes.write(c);
            }
        }
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes.toByteArray()))
                .toString();
    }

    private static int escaped(String text, int percent) throws CharacterCodingException {
        var high = percent + 2 < text.length() ? Character.digit(text.charAt(percent + 1), 16) : -1;
        var low = percent + 2 < text.length() ? Character.digit(text.charAt(percent + 2), 16) : -1;
        if (high < 0 || low < 0) {
            throw new CharacterCodingException();
        }
        return high << 4 | low;
    }
}
