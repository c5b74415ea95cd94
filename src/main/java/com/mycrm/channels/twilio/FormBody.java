package com.mycrm.channels.twilio;

import com.mycrm.api.problem.ProblemException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads a form-encoded body: every parameter as often as it is there, in the order of the body. */
final class FormBody {

    /** One parameter of a form. */
    record Field(String name, String value) {}

    /** Twilio sends about fifty. */
    private static final int MOST_FIELDS = 500;

    private FormBody() {}

    /**
     * A malformed escape stays as it is, because the signature is over it.
     *
     * @throws ProblemException 413 for more than {@value #MOST_FIELDS} parameters, before any is read
     */
    static List<Field> parse(byte[] body) {
        if (IntStream.range(0, body.length).filter(i -> body[i] == '&').count() >= MOST_FIELDS) {
            throw new ProblemException(413, "The form has more than " + MOST_FIELDS + " parameters.");
        }
        return Stream.of(new String(body, StandardCharsets.UTF_8).split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(FormBody::field)
                .toList();
    }

    private static Field field(String pair) {
        var equals = pair.indexOf('=');
        return equals < 0
                ? new Field(decoded(pair), "")
                : new Field(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
