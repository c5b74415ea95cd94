package com.mycrm.it;

import static com.mycrm.api.text.JsonFactory.JSON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Bodies of XML. */
class XmlBodyIT {

    private static final String CHANNEL = """
            {"kind": "meta", "number": "509997305", "active": false, "property_patterns": ["(A-[0-9]+)"],
             "ads": [{"source_id": "7", "property_reference": "A-1"}]}""";

    private static final String WEBHOOK = """
            {"url": "https://example.com/", "types": ["whatsapp.created"], "filters": {"status": ["pending"]}}""";

    private static final String[] XML = {"Accept", "application/xml"};

    private final Api api = TestServer.api();

    @Test
    void bodyOfXmlIsWhatItsJsonWouldBe() {
        for (var type : List.of("application/xml", "text/xml; charset=UTF-8", "APPLICATION/XML; charset=\"utf-8\"")) {
            var made = write("POST", "/whatsapp-leads", type, """
                            <whatsapp_lead xmlns="urn:mycrm:leads"><phone>0509997301</phone><status>prospect</status>
                            <user><id>2</id></user><property_reference>Dar ä دار</property_reference></whatsapp_lead>""").expect(201);
            Leads.deleting(api, made, id -> {
                var lead = api.json("/whatsapp-leads/" + id).getJsonObject("whatsapp");
                assertEquals("0509997301", lead.getString("phone"));
                assertEquals("prospect", lead.getString("status"));
                assertEquals(2, lead.getJsonObject("user").getInt("id"));
                assertEquals("Dar ä دار", lead.getString("property_reference"));
            });
        }
    }

    @Test
    void bodyIsReadInTheEncodingThatItDeclares() {
        for (var charset : List.of("UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE")) {
            var marked = "\uFEFF<whatsapp_lead><phone>0509997302</phone><property_reference>دبي</property_reference>"
                    + "</whatsapp_lead>";
            for (var type : List.of("application/xml", "application/xml; charset=" + charset)) {
                var bytes = marked.substring(charset.equals("UTF-16") ? 1 : 0).getBytes(Charset.forName(charset));
                Leads.assertReference(api, "دبي", api.upload("/whatsapp-leads", type, bytes));
            }
        }
        var body = "<?xml version=\"1.0\" encoding=\"windows-1256\"?><whatsapp_lead><phone>0509997302</phone>"
                + "<property_reference>دبي</property_reference></whatsapp_lead>";
        Leads.assertReference(
                api,
                "دبي",
                api.upload("/whatsapp-leads", "application/xml", body.getBytes(Charset.forName("windows-1256"))));
    }

    @Test
    void oneElementIsAnArrayOfOne() {
        assertMade("/webhooks", "webhook", """
                <webhook><url>https://example.com/</url><types>whatsapp.created</types>
                <filters><status>pending</status></filters></webhook>""", """
                {"types": ["whatsapp.created"], "filters": {"status": ["pending"]}}""");
        assertMade("/api-keys", "api_key", """
                <api_key><name>xml-key</name><user><id>1</id></user><rights>lead.read</rights></api_key>""", """
                {"rights": ["lead.read"]}""");
        assertMade("/channels", "channel", """
                <channel><kind>meta</kind><number>509997304</number><property_patterns>(A-[0-9]+)</property_patterns>
                <ads><source_id>7</source_id><property_reference>A-1</property_reference></ads></channel>""", """
                {"property_patterns": ["(A-[0-9]+)"], "ads": [{"source_id": "7", "property_reference": "A-1"}]}""");
    }

    private void assertMade(String path, String object, String xml, String members) {
        var made = write("POST", path, "application/xml", xml).expect(201);
        var address = path + "/" + made.location();
        try {
            var kept = api.json(address).getJsonObject(object);
            JSON.createReader(new StringReader(members))
                    .readObject()
                    .forEach((name, value) -> assertEquals(value, kept.get(name)));
        } finally {
            api.write("DELETE", address, null);
        }
    }

    @Test
    void whatWasReadCanBeSentBack() {
        for (var path : List.of("/whatsapp-leads", "/leads", "/calltrackings", "/properties", "/users")) {
            var first = api.json(path + "?per_page=1").entrySet().stream()
                    .filter(entry -> entry.getValue() instanceof JsonArray)
                    .map(entry -> entry.getValue().asJsonArray().getJsonObject(0))
                    .findFirst()
                    .orElseThrow();
            assertSentBack(path + "/" + first.getInt("id"));
        }
        deleting("/channels", CHANNEL, this::assertSentBack);
    }

    /** Any change of a webhook moves its {@code updated_at}. */
    @Test
    void webhookThatWasReadCanBeSentBack() {
        deleting("/webhooks", WEBHOOK, address -> {
            var xml = api.get(address, XML).expect(200).body();
            write("PATCH", address, "application/xml", xml).expect(200);
            var webhook = api.json(address).getJsonObject("webhook");
            assertEquals("[\"whatsapp.created\"]", webhook.get("types").toString());
            assertEquals("{\"status\":[\"pending\"]}", webhook.get("filters").toString());
            assertEquals("https://example.com/", webhook.getString("url"));
        });
    }

    private void assertSentBack(String address) {
        var before = api.get(address);
        var xml = api.get(address, XML).expect(200).body();
        write("PATCH", address, "application/xml", xml).expect(200);
        var after = api.get(address);
        assertEquals(before.json(), after.json(), address);
        assertEquals(before.header("etag"), after.header("etag"), address);
    }

    @Test
    void numbersBooleansAndEmptyArraysAreThoseOfTheSchema() {
        deleting("/channels", CHANNEL, address -> {
            write("PATCH", address, "application/xml", """
                    <channel xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><active>1</active>
                    <window>60</window><ads xsi:nil="true"/></channel>""").expect(200);
            var channel = api.json(address).getJsonObject("channel");
            assertTrue(channel.getBoolean("active"));
            assertEquals(60, channel.getInt("window"));
            assertEquals(JsonValue.EMPTY_JSON_ARRAY, channel.get("ads"));
            write("PATCH", address, "application/xml", "<channel><active>yes</active></channel>")
                    .expect(422);
        });
    }

    @Test
    void operationsTestNumbersAndBooleans() {
        deleting("/properties", "{\"reference\": \"xml-body\", \"bedrooms\": 2}", address -> {
            var test = "<property><operations><op>test</op><path>/bedrooms</path><value>%d</value></operations>"
                    + "<operations><op>test</op><path>/furnished</path><value>false</value></operations></property>";
            write("PATCH", address, "application/xml", test.formatted(2)).expect(200);
            write("PATCH", address, "application/xml", test.formatted(3)).expect(409);
        });
    }

    @Test
    void erasureOfXmlCanBeADryRun() {
        var made = api.write("POST", "/whatsapp-leads", "{\"phone\": \"+971509997306\"}")
                .expect(201);
        Leads.deleting(api, made, id -> {
            var erased = api.write(
                            "POST",
                            "/whatsapp-leads/erase",
                            "<erasure><phone>+971509997306</phone><dry_run>true</dry_run></erasure>",
                            "Content-Type",
                            "application/xml",
                            "Accept",
                            "application/xml")
                    .expect(200);
            assertTrue(erased.body().contains("<erasure xmlns=\"urn:mycrm:leads\""), erased.body());
            assertTrue(erased.body().contains("<leads>1</leads>"), erased.body());
            assertTrue(erased.body().endsWith("<dry_run>true</dry_run></erasure>"), erased.body());
            api.get("/whatsapp-leads/" + id).expect(200);
        });
    }

    private void deleting(String path, String json, Consumer<String> test) {
        var address = path + "/" + api.write("POST", path, json).expect(201).location();
        try {
            test.accept(address);
        } finally {
            api.write("DELETE", address, null);
        }
    }

    @Test
    void nilAndOperationsChangeALead() {
        var made = api.write("POST", "/whatsapp-leads", "{\"phone\": \"0509997303\", \"property\": 1}")
                .expect(201);
        Leads.deleting(api, made, id -> {
            var path = "/whatsapp-leads/" + id;
            write("PATCH", path, "application/xml", """
                    <whatsapp_lead xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
                    <property xsi:nil="true"/></whatsapp_lead>""").expect(200);
            assertTrue(api.json(path).getJsonObject("whatsapp").isNull("property"));
            write("PATCH", path, "application/xml", """
                    <whatsapp_lead><operations><op>replace</op><path>/status</path><value>qualified</value></operations>
                    </whatsapp_lead>""").expect(200);
            assertEquals("qualified", api.json(path).getJsonObject("whatsapp").getString("status"));
        });
    }

    @Test
    void commentsSectionsAndWhatIsBesideAValueAreNoPartOfIt() {
        var body = """
                <?xml-stylesheet href="http://127.0.0.1:1/x"?>
                <l:whatsapp_lead xmlns:l="urn:mycrm:leads" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"
                  i:schemaLocation="urn:x http://127.0.0.1:1/x.xsd" xmlns:x="http://www.w3.org/2001/XInclude">
                <l:phone xml:space="preserve">05099<!-- x -->97<?y z?>304</l:phone>
                <l:property_reference a="1"><![CDATA[<b>&]]>&#38;</l:property_reference>
                <l:external_id i:nil="true">ignored</l:external_id>
                <x:include href="file:///etc/passwd"/></l:whatsapp_lead>""";
        var made = write("POST", "/whatsapp-leads", "application/xml", body).expect(201);
        assertEquals("0509997304", made.json().getJsonObject("whatsapp").getString("phone"));
        Leads.assertReference(api, "<b>&&", made);
    }

    @Test
    void otherXmlIsRefused() {
        var lead = "<whatsapp_lead><phone>0509997305</phone></whatsapp_lead>";
        for (var body : List.of(
                "<!DOCTYPE a [<!ENTITY x \"" + "x".repeat(1000) + "\">]><a>&x;&x;</a>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
                "<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/x.dtd\">" + lead,
                "<!DOCTYPE a [<!ENTITY % x SYSTEM \"http://127.0.0.1:1/x.dtd\"> %x;]>" + lead,
                "<a>".repeat(10_000),
                "<a>" + "<b/>".repeat(200_000) + "</a>",
                "<a " + attributes(50_000) + "/>",
                "<a><b></a>",
                "<a><b c=\"1\" c=\"2\"/></a>",
                "<a><b>&#0;</b></a>",
                "<a><x:b>1</x:b></a>",
                "<a xmlns:xml=\"urn:x\"><b>1</b></a>",
                "<a xmlns=\"urn:other\"><b>1</b></a>",
                "<whatsapp_lead><phone>1</phone><phone>2</phone></whatsapp_lead>",
                lead + lead,
                lead + "text",
                " <?xml version=\"1.0\"?>" + lead,
                "<?xml version=\"2.0\"?>" + lead,
                "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + lead,
                "<?xml version=\"1.0\" encoding=\"UTF-7\"?>" + lead,
                "<?xml version=\"1.0\" encoding=\"IBM037\"?>" + lead,
                "<?xml version=\"1.0\"?>",
                " ",
                "<a/>")) {
            isRefused(body.getBytes(StandardCharsets.UTF_8));
        }
        for (var charset : List.of("UTF-32", "IBM037")) {
            isRefused(lead.getBytes(Charset.forName(charset)));
        }
        isRefused(new byte[] {'<', 'a', '>', (byte) 0xC0, (byte) 0xBC, '<', '/', 'a', '>'});
        api.upload("/whatsapp-leads", "application/xml", new byte[2 * 1024 * 1024])
                .expect(413);
        for (var type : List.of("application/xml; charset=utf-7", "application/soap+xml", "application/xhtml+xml")) {
            write("POST", "/whatsapp-leads", type, lead).expect(415);
        }
    }

    private void isRefused(byte[] body) {
        var refused = api.upload("/whatsapp-leads", "application/xml", body);
        var start = new String(body, 0, Math.min(100, body.length), StandardCharsets.UTF_8);
        assertTrue(refused.status() == 400 || refused.status() == 422, start + refused.body());
        assertEquals("application/problem+json", refused.header("content-type"));
    }

    private static String attributes(int number) {
        return IntStream.range(0, number).mapToObj(i -> "a" + i + "=\"\"").collect(Collectors.joining(" "));
    }

    private Answer write(String method, String path, String type, String body) {
        return api.write(method, path, body, "Content-Type", type);
    }
}
