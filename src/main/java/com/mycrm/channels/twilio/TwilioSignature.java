package com.mycrm.channels.twilio;

import com.mycrm.channels.Signature;
import com.mycrm.channels.twilio.FormBody.Field;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Twilio's header {@code X-Twilio-Signature}. It is over the address as Twilio knows it and all parameters, sorted by
 * name; of a parameter that is repeated each value counts once.
 */
final class TwilioSignature {

    private TwilioSignature() {}

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
