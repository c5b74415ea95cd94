package com.mycrm.channels.meta;

import com.mycrm.channels.Signature;
import java.util.HexFormat;

/**
 * Meta's header {@code X-Hub-Signature-256}. It is over the exact bytes of the body: JSON that was parsed and written
 * again has other escapes.
 */
final class MetaSignature {

    private MetaSignature() {}

    static String of(String secret, byte[] body) {
        return "sha256=" + HexFormat.of().formatHex(Signature.hmac("HmacSHA256", secret, body));
    }
}
