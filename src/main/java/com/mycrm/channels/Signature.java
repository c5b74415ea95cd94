package com.mycrm.channels;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Message authentication codes, of which vendors make the signatures of their webhooks. */
public final class Signature {

    private Signature() {}

    /**
     * The HMAC-SHA256 of a body in hexadecimal. It is of the exact bytes: JSON that was parsed and written again has
     * other escapes.
     */
    public static String ofBody(String secret, byte[] body) {
        return HexFormat.of().formatHex(hmac("HmacSHA256", secret, body));
    }

    /** @param algorithm of the JDK, for example {@code HmacSHA256} */
    public static byte[] hmac(String algorithm, String secret, byte[] text) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java lacks " + algorithm, e);
        }
    }

    /** Compares in constant time, so that the time does not reveal where two texts differ. */
    static boolean isSame(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
