package com.mycrm.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {

    @ParameterizedTest
    @CsvSource({"abc, true", "abd, false", "abcd, false", "ab, false", "ABC, false", "'', false"})
    void signatureIsTheSameOrNot(String given, boolean isSame) {
        assertEquals(isSame, Signature.isSame("abc", given));
    }

    /** RFC 4231, test case 2. */
    @Test
    void signatureOfABodyIsThatOfTheRfc() {
        assertEquals(
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                Signature.ofBody("Jefe", "what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII)));
    }

    @Property
    void otherByteOrSecretHasAnotherSignature(@ForAll @NotEmpty byte[] body, @ForAll int place, @ForAll byte other) {
        var altered = body.clone();
        altered[Math.floorMod(place, body.length)] ^= other;
        var signature = Signature.ofBody("secret", body);
        assertEquals(other == 0, signature.equals(Signature.ofBody("secret", altered)));
        assertNotEquals(signature, Signature.ofBody("other", body));
    }
}
