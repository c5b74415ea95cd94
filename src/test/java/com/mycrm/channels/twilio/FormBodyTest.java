package com.mycrm.channels.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.api.problem.ProblemException;
import com.mycrm.channels.twilio.FormBody.Field;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FormBodyTest {

    @Property
    void encodedFormIsReadBack(
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

    /** Names can be chosen so that a hash table of many of them takes quadratic time. */
    @Test
    void formOfTooManyParametersIsRefusedBeforeItIsRead() {
        assertEquals(500, FormBody.parse(bytes("AaBB=&".repeat(499) + "BBAa=")).size());
        var refused = assertThrows(ProblemException.class, () -> FormBody.parse(bytes("AaBB=&".repeat(500))));
        assertEquals(413, refused.problem().status());
    }

    private static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void malformedEscapeStaysAsItIs() {
        assertEquals(
                List.of(new Field("a", ""), new Field("", "b"), new Field("c", "=d e"), new Field("%zz", "é")),
                FormBody.parse("a&=b&&c==d+e&%zz=%C3%A9".getBytes(StandardCharsets.UTF_8)));
    }

    /** Without halves of characters, which no form can hold. */
    private static String whole(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
