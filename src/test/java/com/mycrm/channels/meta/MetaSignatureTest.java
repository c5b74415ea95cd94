package com.mycrm.channels.meta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class MetaSignatureTest {

    /** RFC 4231, test case 2. */
    @Test
    void signatureIsThatOfTheRfc() {
        assertEquals(
                "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                MetaSignature.of("Jefe", "what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII)));
    }

    @Property
    void otherByteOrSecretHasAnotherSignature(@ForAll @NotEmpty byte[] body, @ForAll int place, @ForAll byte other) {
        var altered = body.clone();
        altered[Math.floorMod(place, body.length)] ^= other;
        var signature = MetaSignature.of("secret", body);
        assertEquals(other == 0, signature.equals(MetaSignature.of("secret", altered)));
        assertNotEquals(signature, MetaSignature.of("other", body));
    }
}
