package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.api.xml.XmlComparison;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The XML form of answers. That each answer of the suite has its content in XML too, {@link Api} checks. */
class XmlIT {

    private static final String[] XML = {"Accept", "application/xml"};
    private static final String START = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<%s xmlns=\"urn:mycrm:leads\""
            + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">";

    private final Api api = TestServer.api();

    @Test
    void everyListIsAnsweredInXml() {
        for (var path : List.of(
                "/whatsapp-leads",
                "/leads",
                "/calltrackings",
                "/users",
                "/properties",
                "/locations",
                "/whatsapp-leads/1/history",
                "/whatsapp-leads/1/messages",
                "/users/1/rights",
                "/api-keys",
                "/channels",
                "/inbox",
                "/imports",
                "/events",
                "/webhooks",
                "/me")) {
            var answer = api.get(path, "Accept", "application/xml", Api.EXPAND, "user,property,extras")
                    .expect(200);
            assertEquals("application/xml;charset=UTF-8", answer.header("content-type"), path);
            var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            assertEquals(List.of(Integer.toString(bytes.length)), answer.all("content-length"), path);
            XmlComparison.validate(bytes);
            var json = api.get(path, Api.EXPAND, "user,property,extras").body();
            assertEquals(XmlComparison.xml(json), answer.body(), path);
        }
    }

    @Test
    void answerIsTheWholeObject() {
        assertEquals(
                START.formatted("locations") + "<count>0</count><page>1</page><per_page>100</per_page></locations>",
                api.get("/locations?filters[string]=no-such-place", XML).body());
        var user = api.json("/users/1").getJsonObject("user");
        var profile = user.getJsonObject("public");
        assertEquals(
                START.formatted("user")
                        + "<id>1</id><first_name>%s</first_name><last_name>%s</last_name><email>%s</email><phone>%s</phone>"
                                .formatted(
                                        user.getString("first_name"),
                                        user.getString("last_name"),
                                        user.getString("email"),
                                        user.getString("phone"))
                        + "<role>%s</role><status>%s</status>"
                                .formatted(user.getString("role"), user.getString("status"))
                        + "<public><first_name>%s</first_name><last_name>%s</last_name><email>%s</email><phone>%s</phone></public>"
                                .formatted(
                                        profile.getString("first_name"),
                                        profile.getString("last_name"),
                                        profile.getString("email"),
                                        profile.getString("phone"))
                        + "<created_at>%s</created_at><updated_at>%s</updated_at></user>"
                                .formatted(user.getString("created_at"), user.getString("updated_at")),
                api.get("/users/1", "Accept", "text/xml").expect(200).body());
    }

    @Test
    void jsonIsTheDefault() {
        for (var accept : List.of("*/*", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")) {
            assertEquals(
                    "application/json;charset=UTF-8",
                    api.get("/users/1", "Accept", accept).header("content-type"));
        }
        assertEquals(
                "text/xml;charset=UTF-8",
                api.get("/users/1", "Accept", "text/xml").header("content-type"));
    }

    /** Both weights count, also where the answer is a list that can be exported. */
    @Test
    void formatOfTheHighestWeightIsAnswered() {
        for (var expected : Map.of(
                        "text/csv, application/xml;q=0.5", "text/csv;charset=UTF-8",
                        "application/xml;q=0.5, text/csv", "text/csv;charset=UTF-8",
                        "text/csv;q=0.5, application/xml", "application/xml;charset=UTF-8",
                        "text/csv, application/xml", "application/xml;charset=UTF-8",
                        "text/csv;q=0.5, text/xml;q=0.6", "text/xml;charset=UTF-8")
                .entrySet()) {
            var answer = api.get("/users", "Accept", expected.getKey()).expect(200);
            assertEquals(expected.getValue(), answer.header("content-type"), expected.getKey());
        }
    }

    /** The parameter is instead of the header. */
    @Test
    void formatThatIsNamedIsAnswered() {
        for (var path : List.of("/users", "/users/1", "/openapi")) {
            var json = api.get(path + "?format=json").expect(200);
            var answer = api.get(path + "?format=json", XML).expect(200);
            assertEquals(json.header("content-type"), answer.header("content-type"), path);
            assertEquals(json.header("etag"), answer.header("etag"), path);
            assertEquals(json.body(), answer.body(), path);
        }
        var csv = api.get("/users?format=csv", XML).expect(200);
        assertEquals("text/csv;charset=UTF-8", csv.header("content-type"));
    }

    @Test
    void xmlHasAnETagOfItsOwn() {
        var json = api.get("/users/1").expect(200);
        var xml = api.get("/users/1", XML).expect(200);
        assertEquals(json.header("etag").replaceFirst("\"$", "-xml\""), xml.header("etag"));
        assertTrue(xml.header("vary").contains("Accept"));
        var known = api.get("/users/1", "Accept", "application/xml", "If-None-Match", xml.header("etag"));
        assertEquals(304, known.status());
        api.get("/users/1", "Accept", "application/xml", "If-None-Match", json.header("etag"))
                .expect(200);
    }

    @Test
    void headIsLikeGet() {
        var head = api.write("HEAD", "/users/1", null, XML);
        assertEquals(200, head.status());
        assertEquals("application/xml;charset=UTF-8", head.header("content-type"));
    }

    @Test
    void problemIsXmlToo() {
        var answer = api.get("/whatsapp-leads?filters[status]=none", XML).expect(400);
        assertEquals("application/problem+xml", answer.header("content-type"));
        XmlComparison.validate(answer.body().getBytes(StandardCharsets.UTF_8));
        assertTrue(answer.body().startsWith(START.formatted("problem") + "<type>about:blank</type>"), answer.body());
        for (var path : List.of("/no-such-path", "/users/%FF", "/users/999999")) {
            var problem = api.get(path, XML);
            assertEquals("application/problem+xml", problem.header("content-type"), path);
            XmlComparison.validate(problem.body().getBytes(StandardCharsets.UTF_8));
        }
        var refused = api.send("GET", "/users", null, XML).expect(401);
        assertEquals("application/problem+xml", refused.header("content-type"));
    }

    @Test
    void schemaIsServed() {
        var schema = api.send("GET", "/schema/leads.xsd", null).expect(200);
        assertTrue(schema.body().contains("targetNamespace=\"urn:mycrm:leads\""));
        assertEquals(
                304,
                api.send("GET", "/schema/leads.xsd", null, "If-None-Match", schema.header("etag"))
                        .status());
    }
}
