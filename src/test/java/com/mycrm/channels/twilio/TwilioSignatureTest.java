package com.mycrm.channels.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.channels.twilio.FormBody.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwilioSignatureTest {

    private static final String URL = "https://mycompany.com/myapp.php?foo=1&bar=2";
    private static final List<Field> FIELDS = List.of(
            new Field("CallSid", "CA1234567890ABCDE"),
            new Field("Digits", "1234"),
            new Field("From", "+14158675309"),
            new Field("To", "+18005551212"),
            new Field("Caller", "+14158675309"));

    /** The example of Twilio's documentation and libraries. */
    @Test
    void signatureIsThatOfTwiliosExample() {
        assertEquals("RSOYDt4T1cUTdK1PDd93/VVr8B8=", TwilioSignature.of("12345", URL, FIELDS));
    }

    @Property
    void orderOfParametersDoesNotMatter(@ForAll long seed) {
        var shuffled = new ArrayList<>(FIELDS);
        Collections.shuffle(shuffled, new Random(seed));
        assertEquals("RSOYDt4T1cUTdK1PDd93/VVr8B8=", TwilioSignature.of("12345", URL, shuffled));
    }

    /** As Twilio's libraries do it. */
    @Test
    void eachValueOfARepeatedParameterCountsOnce() {
        var once = List.of(new Field("A", "1"), new Field("A", "2"));
        var often = List.of(new Field("A", "2"), new Field("A", "1"), new Field("A", "2"));
        assertEquals(TwilioSignature.of("12345", URL, once), TwilioSignature.of("12345", URL, often));
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/x:1?y, https://a.example:443/x:1?y, https://a.example/x:1?y",
        "http://a.example, http://a.example:80, http://a.example",
        "https://a.example:8443/x, https://a.example:8443/x, https://a.example/x",
        "https://[::1]/x, https://[::1]:443/x, https://[::1]/x"
    })
    void addressIsSignedWithAndWithoutItsPort(String address, String with, String without) {
        assertEquals(List.of(with, without), TwilioSignature.addresses(address).toList());
    }
}
