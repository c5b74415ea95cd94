package com.mycrm.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Webhook events of Meta, signed with {@code LEADS_META_APP_SECRET} or the secret of the sample. */
final class MetaEvent {

    private MetaEvent() {}

    /** An event for the sample's business number whose value has these members. */
    static byte[] of(String members) {
        return """
                {"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [{"field": "messages", "value":
                 {"messaging_product": "whatsapp", "metadata": {"phone_number_id": "106540352242922"}, %s}}]}]}
                """.formatted(members).getBytes(StandardCharsets.UTF_8);
    }

    /** Header lines with the media type and the signature. */
    static String headers(byte[] body) {
        try {
            var secret = Client.setting("LEADS_META_APP_SECRET", "demo").getBytes(StandardCharsets.UTF_8);
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            var signature = HexFormat.of().formatHex(mac.doFinal(body));
            return "Content-Type: application/json\r\nX-Hub-Signature-256: sha256=" + signature + "\r\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
