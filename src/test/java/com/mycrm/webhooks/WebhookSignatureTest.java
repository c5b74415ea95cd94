package com.mycrm.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {

    /** The example of the Standard Webhooks specification. */
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void signatureIsThatOfTheSpecification() {
        assertEquals(SIGNATURE, sign(List.of(SECRET)));
    }

    @Test
    void eachSecretSigns() {
        var other = WebhookSecrets.random();
        assertNotEquals(WebhookSecrets.random(), other);
        assertEquals(sign(List.of(other)) + " " + SIGNATURE, sign(List.of(other, SECRET)));
    }

    private static String sign(List<String> secrets) {
        return WebhookSignature.of(secrets, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}");
    }
}
