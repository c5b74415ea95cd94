package com.mycrm.api.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.api.paging.QueryString.Parameter;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Violation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryStringTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filters[date][from]=2023-05-01",
                "filters%5Bdate%5D%5Bfrom%5D=2023-05-01",
                "filters%5bdate%5d%5bfrom%5d=2023-05-01",
                "&&filters[date%5D[from%5d=2023-05-01&"
            })
    void bracketsMeanTheSameRawAndEscaped(String raw) {
        assertEquals(
                List.of(new Parameter("filters[date][from]", "2023-05-01")),
                QueryString.parse(raw).parameters());
    }

    @Test
    void aPlusIsABlankAndAMissingValueIsEmpty() {
        assertEquals(
                List.of(new Parameter("a", "1 2+3"), new Parameter("b", ""), new Parameter("c", "x=y")),
                QueryString.parse("a=1+2%2B3&b&c=x=y").parameters());
    }

    @Test
    void bytesThatTheServerTookForLatin1AreUtf8() {
        assertEquals(
                List.of(new Parameter("ref", "é")), QueryString.parse("ref=Ã©").parameters());
    }

    @Test
    void noQueryHasNoParameters() {
        assertEquals(List.of(), QueryString.parse(null).parameters());
    }

    @Test
    void everyMalformedEscapeIsNamed() {
        var problem = assertThrows(ProblemException.class, () -> QueryString.parse("a=%zz&b=1&%4&c=%ff&d=%"))
                .problem();
        var detail = "contains a malformed escape; a percent sign itself is written %25";
        assertEquals(400, problem.status());
        assertEquals(
                List.of(
                        Violation.parameter("a", detail),
                        Violation.parameter("%4", detail),
                        Violation.parameter("c", detail),
                        Violation.parameter("d", detail)),
                problem.errors());
    }

    @Property
    void whatWasEscapedComesBack(@ForAll String name, @ForAll String value) {
        var sent = wellFormed(name);
        var parameters = QueryString.parse(escaped("n" + sent) + "=" + escaped(wellFormed(value)))
                .parameters();
        assertEquals(List.of(new Parameter("n" + sent, wellFormed(value))), parameters);
    }

    @Property
    void anyTextIsReadOrRefused(@ForAll String raw) {
        try {
            QueryString.parse(raw);
        } catch (ProblemException e) {
            assertEquals(400, e.problem().status());
        }
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Without half surrogate pairs, which no UTF-8 can carry. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
