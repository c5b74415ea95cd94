package com.mycrm.api.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.api.problem.ProblemException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XmlToJsonTest {

    @Test
    void objectIsWhatIsInTheRoot() {
        assertJson("""
                {"phone":" +971 ","user":{"id":1},"property":null,"customer":{},"external_id":""}""", """
                <whatsapp_lead xmlns="urn:mycrm:leads" xmlns:x="http://www.w3.org/2001/XMLSchema-instance">
                  <!-- a comment --> <phone> +971 </phone> <user><id>1</id></user>
                  <property x:nil="1"/> <customer> </customer> <external_id/>
                </whatsapp_lead>""");
    }

    @Test
    void whatMayBeRepeatedIsAnArray() {
        assertJson("{\"notes\":[{\"body\":\"a\"}]}", "<lead><notes><body>a</body></notes></lead>");
        assertJson("{\"any\":[\"a\",\"b\"],\"one\":\"c\"}", "<x><any>a</any><one>c</one><any>b</any></x>");
        assertJson("{\"rights\":[\"lead.read\"]}", "<rights><right>lead.read</right></rights>");
    }

    @Test
    void numbersAndBooleansAreThoseOfTheSchema() {
        assertJson("{\"active\":true,\"window\":60,\"user\":{\"id\":7},\"name\":\"1\"}", """
                <channel><active> 1 </active><window>+060</window><user><id>7</id></user><name>1</name></channel>""");
        assertJson("{\"furnished\":false,\"location\":{\"latitude\":-25.50,\"id\":\"5\"}}", """
                <property><furnished>false</furnished><location><latitude>-25.50</latitude><id>5</id></location>
                </property>""");
        assertJson("{\"furnished\":\"yes\",\"size\":\" \",\"bedrooms\":\"1e3\",\"bathrooms\":null}", """
                <property><furnished>yes</furnished><size> </size><bedrooms>1e3</bedrooms>
                <bathrooms xmlns:x="http://www.w3.org/2001/XMLSchema-instance" x:nil="true"/></property>""");
        assertJson("{\"active\":\"true\"}", "<x><active>true</active></x>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /furnished                     | <value>1</value>                  | true
            /bedrooms                      | <value>2</value>                  | 2
            /reference                     | <value>2</value>                  | "2"
            /location/latitude             | <value>1.5</value>                | 1.5
            /price/prices/0/value          | <value>5</value>                  | 5
            /price/prices/-                | <value><value>5</value></value>   | {"value":5}
            /images                        | <value><url>a</url></value>       | [{"url":"a"}]
            /images                        | <value n:nil="1"/>                | []
            /user                          | <value><id>1</id></value>         | {"id":1}
            /user                          | <value n:nil="1"/>                | null
            /no~1such                      | <value>1</value>                  | "1"
            """)
    void valueOfAnOperationIsWhatItsPathLeadsTo(String path, String value, String json) {
        assertJson(
                "{\"operations\":[{\"op\":\"test\",\"path\":\"" + path + "\",\"value\":" + json + "}]}",
                "<property xmlns:n='http://www.w3.org/2001/XMLSchema-instance'><operations><op>test</op><path>" + path
                        + "</path>" + value + "</operations></property>");
    }

    @Test
    void nilElementThatMayBeRepeatedIsAnEmptyArray() {
        assertJson("{\"ads\":[],\"name\":null}", """
                <channel xmlns:n="http://www.w3.org/2001/XMLSchema-instance"><ads n:nil="true"/><name n:nil="true"/>
                </channel>""");
    }

    @Test
    void memberHasItsNameInAnAttribute() {
        assertJson("{\"a b\":\"c\"}", "<x><member name=\"a b\">c</member></x>");
    }

    @Test
    void textIsOfAnyEncoding() {
        var body = "<?xml version='1.0' encoding='ISO-8859-1'?><x><a>\u00e9<![CDATA[<b>]]>&amp;&#233;</a></x>";
        assertEquals(
                "{\"a\":\"\u00e9<b>&\u00e9\"}",
                XmlToJson.convert(body.getBytes(StandardCharsets.ISO_8859_1), null)
                        .toString());
        assertEquals(
                "{\"a\":\"\u00e9<b>&\u00e9\"}",
                XmlToJson.convert(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                        .toString());
        assertEquals(
                "{\"a\":\"\u00e9\"}",
                XmlToJson.convert("<x><a>\u00e9</a></x>".getBytes(Charset.forName("UTF-16")), null)
                        .toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <x><a>1</x>                                                          | is no well-formed XML (line 1)
            <x/><y/>                                                             | is no well-formed XML (line 1)
            no XML                                                               | is no well-formed XML (line 1)
            <x><a>&unknown;</a></x>                                              | is no well-formed XML (line 1)
            <!DOCTYPE x><x><a>1</a></x>                                          | has a document type or an entity, which this service does not take
            <!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>     | has a document type or an entity, which this service does not take
            <?xml version="1.0" encoding="none-such"?><x/>                       | is no well-formed XML
            <x>text</x>                                                          | has no elements in its root
            <x>text<a>1</a></x>                                                  | has text beside elements
            <x xmlns="urn:other"><a>1</a></x>                                    | is XML of another namespace than urn:mycrm:leads
            """)
    void otherBodiesAreRefused(String xml, String why) {
        assertEquals("The body " + why + ".", refusal(xml.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void depthIsBounded() {
        var deep = "<a>".repeat(100_000) + "</a>".repeat(100_000);
        assertEquals(
                "The body nests more than 64 elements in each other.", refusal(deep.getBytes(StandardCharsets.UTF_8)));
    }

    /** Each line with the number of its elements, attributes, comments and instructions. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <a%d/>                         | 1
            <a>%d</a>                      | 1
            <a xmlns="u%d"/>               | 2
            <a b%d=""/>                    | 2
            <?a%d?>                        | 1
            <!-- %d -->                    | 1
            <!-- it's --><a b%d=' '/>      | 3
            <a b='>' c%d = "/"/>           | 3
            """)
    void numberOfElementsAndAttributesIsBounded(String xml, int count) {
        var most = "<x><y/>" + repeated(19_998 / count, xml);
        XmlToJson.convert((most + "</x>").getBytes(StandardCharsets.UTF_8), null);
        assertEquals(
                "The body has more than 20000 elements and attributes.",
                refusal((most + xml.formatted(0) + "</x>").getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void numberOfAttributesOfAnElementIsBounded() {
        for (var attribute : List.of(" a%d=''", " a%d = '>'", " xmlns:a%d=\"u\"")) {
            var most = repeated(999, attribute) + " y='1'";
            assertJson("{\"a\":\"\",\"b\":\"\"}", "<x" + most + "><a" + most + "/><b/></x>");
            assertEquals(
                    "The body has an element with more than 1000 attributes.",
                    refusal(("<x" + most + " z=''/>").getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void textIsNotCounted() {
        var text = "=/!? ' > ".repeat(10_000);
        assertJson(
                "{\"a\":\"" + text + "\",\"b\":\"" + text + "\"}",
                "<x><a>" + text + "</a><b><![CDATA[" + text + "]]></b></x>");
    }

    @Property
    void anyBytesAreConvertedOrRefused(@ForAll byte[] bytes) {
        try {
            XmlToJson.convert(bytes, null);
        } catch (ProblemException e) {
            assertEquals(400, e.problem().status());
        }
    }

    private static String repeated(int times, String xml) {
        return IntStream.range(0, times).mapToObj(xml::formatted).collect(Collectors.joining());
    }

    private static String refusal(byte[] body) {
        var refusal = assertThrows(ProblemException.class, () -> XmlToJson.convert(body, null));
        return refusal.problem().errors().get(0).detail();
    }

    private static void assertJson(String json, String xml) {
        assertEquals(
                json,
                XmlToJson.convert(xml.getBytes(StandardCharsets.UTF_8), null).toString());
    }
}
