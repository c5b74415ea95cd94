package com.mycrm.api.xml;

import static com.mycrm.api.text.JsonFactory.JSON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class JsonToXmlTest {

    private static final String ROOT = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<%s"
            + " xmlns=\"urn:mycrm:leads\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">%s</%s>";

    @Test
    void listHasItsCountAndAnElementForEachObject() {
        assertXml(
                "whatsapp_leads",
                "<count>2</count><page>1</page><per_page>100</per_page>"
                        + "<whatsapp_lead><id>1</id><phone xsi:nil=\"true\"/><property><id>7</id></property></whatsapp_lead>"
                        + "<whatsapp_lead><id>2</id><phone></phone></whatsapp_lead>",
                """
                {"count":2,"page":1,"per_page":100,"whatsapp":[
                 {"id":1,"phone":null,"property":[{"id":7}]},{"id":2,"phone":"","property":null}]}""");
    }

    @Test
    void objectIsTheRootWithWhatIsBesideIt() {
        assertXml(
                "lead",
                "<id>5</id><email>a@b.c</email><notes><body>x</body></notes><notes><body>y</body></notes>"
                        + "<secret>s</secret>",
                """
                {"lead":{"id":5,"email":"a@b.c","notes":[{"body":"x"},{"body":"y"}]},"email":"a@b.c","secret":"s"}""");
    }

    @Test
    void documentThatTheSchemaDoesNotDescribeIsAnAnswer() {
        assertXml(
                "answer", "<me><rights>lead.read</rights></me><more>true</more><member name=\"a b\">1.5</member>", """
                {"me":{"rights":["lead.read"]},"more":true,"a b":1.5}""");
        assertXml("token", "<access_token>t</access_token><expires_in>1</expires_in>", """
                {"access_token":"t","expires_in":1}""");
        assertXml("answer", "<list>1</list><list>2</list>", "{\"list\":[1,2]}");
        assertXml("answer", "", "{}");
    }

    @Test
    void markupIsEscapedAndWhatXmlDoesNotHaveIsReplaced() {
        assertXml(
                "answer",
                "<a>&lt;b&gt; &amp; &quot;c&quot;&#13;\n\t\uFFFD\uFFFD\uD83D\uDE00\uFFFD</a>",
                "{\"a\":\"<b> & \\\"c\\\"\\r\\n\\t\\u0000\\ud800\\ud83d\\ude00\\uffff\"}");
    }

    @Test
    void numbersHaveNoExponent() {
        assertXml("answer", "<a>1200</a><b>0.00000012</b>", "{\"a\":1.2E+3,\"b\":1.2E-7}");
    }

    @Property
    void everyTextIsValid(@ForAll String name, @ForAll String value) {
        var json = JSON.createObjectBuilder()
                .add("x", JSON.createObjectBuilder().add(name, value))
                .build()
                .toString();
        XmlComparison.validate(JsonToXml.convert(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static void assertXml(String root, String content, String json) {
        var xml = JsonToXml.convert(json.getBytes(StandardCharsets.UTF_8));
        assertEquals(ROOT.formatted(root, content, root), new String(xml, StandardCharsets.UTF_8));
    }
}
