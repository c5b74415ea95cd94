package com.mycrm.channels.twilio;

import com.mycrm.channels.Signature;
import com.mycrm.channels.twilio.FormBody.Field;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Twilio's header {@code X-Twilio-Signature}. It is over the address as Twilio knows it and all parameters, sorted by
 * name; of a parameter that is repeated each value counts once.
 */
final class TwilioSignature {

    private static final Pattern ADDRESS = Pattern.compile("(https?)(://(?:\\[[^\\]]*]|[^/:?#]*))(:\\d+)?(.*)");

    private TwilioSignature() {}

    /**
     * An address with and without its port. Twilio signs one or the other: "Security, Notes on port numbers" in its
     * documentation, and its libraries try both.
     */
    static Stream<String> addresses(String url) {
        var parts = ADDRESS.matcher(url);
        if (!parts.matches()) {
            return Stream.of(url);
        }
        var standard = parts.group(1).equals("https") ? ":443" : ":80";
        var port = parts.group(3) == null ? standard : parts.group(3);
        var host = parts.group(1) + parts.group(2);
        return Stream.of(host + port + parts.group(4), host + parts.group(4));
    }

    static String of(String secret, String url, List<Field> fields) {
        var signed = fields.stream()
                .distinct()
                .sorted(Comparator.comparing(Field::name).thenComparing(Field::value))
                .map(field -> field.name() + field.value())
                .collect(Collectors.joining("", url, ""));
        var hmac = Signature.hmac("HmacSHA1", secret, signed.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(hmac);
    }
}
