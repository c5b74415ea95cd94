package com.mycrm.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.channels.FormBody.Field;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SignatureTest {

    private static final String URL = "https://mycompany.com/myapp.php?foo=1&bar=2";
    private static final List<Field> FIELDS = List.of(
            new Field("CallSid", "CA1234567890ABCDE"),
            new Field("Digits", "1234"),
            new Field("From", "+14158675309"),
            new Field("To", "+18005551212"),
            new Field("Caller", "+14158675309"));

    /** RFC 4231, test case 2. */
    @Test
    void metaSignsAsTheRfcDoes() {
        assertEquals(
                "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                Signature.ofMeta("Jefe", "what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII)));
    }

    /** The example of Twilio's own documents and libraries. */
    @Test
    void twilioSignsAsItSays() {
        assertEquals("RSOYDt4T1cUTdK1PDd93/VVr8B8=", Signature.ofTwilio("12345", URL, FIELDS));
    }

    /** As Twilio's libraries have it: each value of a repeated parameter once, in their order. */
    @Test
    void aRepeatedParameterCountsOnceForEachValue() {
        var once = List.of(new Field("A", "1"), new Field("A", "2"));
        var often = List.of(new Field("A", "2"), new Field("A", "1"), new Field("A", "2"));
        assertEquals(Signature.ofTwilio("12345", URL, once), Signature.ofTwilio("12345", URL, often));
    }

    @Property
    void theOrderInWhichParametersComeIsTheSame(@ForAll long seed) {
        var shuffled = new ArrayList<>(FIELDS);
        Collections.shuffle(shuffled, new Random(seed));
        assertEquals("RSOYDt4T1cUTdK1PDd93/VVr8B8=", Signature.ofTwilio("12345", URL, shuffled));
    }

    @Property
    void anyOtherByteIsAnotherSignature(@ForAll @NotEmpty byte[] body, @ForAll int place, @ForAll byte other) {
        var altered = body.clone();
        altered[Math.floorMod(place, body.length)] ^= other;
        var same = other == 0;
        assertEquals(same, Signature.ofMeta("secret", body).equals(Signature.ofMeta("secret", altered)));
        assertNotEquals(Signature.ofMeta("secret", body), Signature.ofMeta("other", body));
    }

    @Property
    void aFormIsReadAsItWasWritten(
            @ForAll @Size(max = 8) List<@NotEmpty String> names, @ForAll @Size(8) List<String> values) {
        var fields = new ArrayList<Field>();
        for (var i = 0; i < names.size(); i++) {
            fields.add(new Field(whole(names.get(i)), whole(values.get(i))));
        }
        var body = fields.stream()
                .map(field -> encoded(field.name()) + "=" + encoded(field.value()))
                .collect(Collectors.joining("&"));
        assertEquals(fields, FormBody.parse(body.getBytes(StandardCharsets.UTF_8)));
    }

    @Property
    void anyBytesAreSomeForm(@ForAll byte[] body) {
        assertEquals(
                new String(body, StandardCharsets.UTF_8).split("&").length == 0 || body.length == 0,
                FormBody.parse(body).isEmpty());
    }

    @Test
    void aFormMayLackSignsAndHaveMalformedEscapes() {
        assertEquals(
                List.of(new Field("a", ""), new Field("", "b"), new Field("c", "=d e"), new Field("%zz", "é")),
                FormBody.parse("a&=b&&c==d+e&%zz=%C3%A9".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void signaturesAreTheSameOrNot() {
        assertTrue(Signature.isSame("abc", "abc"));
        assertFalse(Signature.isSame("abc", "abd"));
        assertFalse(Signature.isSame("abc", "abcd"));
        assertFalse(Signature.isSame("abc", "ABC"));
    }

    /** Without halves of characters, which no form can hold. */
    private static String whole(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
