package com.mycrm.channels;

import com.mycrm.channels.FormBody.Field;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signatures by which Meta and Twilio are known. */
final class Signature {

    private static final String META_PREFIX = "sha256=";

    private Signature() {}

    /** {@code X-Hub-Signature-256}: of the bytes as they came, because what a parser makes of them is written otherwise. */
    static String ofMeta(String secret, byte[] body) {
        return META_PREFIX + HexFormat.of().formatHex(mac("HmacSHA256", secret, body));
    }

    /**
     * {@code X-Twilio-Signature}: of the address as Twilio knows it and all parameters, by name; of a parameter that comes
     * more than once each value once.
     */
    static String ofTwilio(String secret, String url, List<Field> fields) {
        var signed = fields.stream()
                .distinct()
                .sorted(Comparator.comparing(Field::name).thenComparing(Field::value))
                .map(field -> field.name() + field.value())
                .collect(Collectors.joining("", url, ""));
        return Base64.getEncoder().encodeToString(mac("HmacSHA1", secret, signed.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether two texts are the same, in a time that tells nothing of where they differ. */
    static boolean isSame(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] mac(String algorithm, String secret, byte[] text) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java lacks " + algorithm, e);
        }
    }
}
