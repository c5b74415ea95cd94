package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.api.xml.XmlComparison;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The gateway of the documents, started as they say from its source, before the shared service. */
@DisabledIf(value = "com.mycrm.it.TestDatabase#isServer", disabledReason = "on H2 only: the database plays no part")
class CamelGatewayIT {

    private static final String LEADS = "/whatsapp-leads";
    private static final String FIND = "<FindLeads xmlns=\"urn:example:crm\"/>";
    private static final String NAME = "\u0639\u0627\u0626\u0634\u0629 &amp; \u062e\u0627\u0646";
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private static final Api SERVICE = TestServer.api();
    private static final FaultyProxy PROXY = new FaultyProxy(SERVICE);

    private static CamelGatewayProcess gateway;
    private static Api api;

    /** The feed is read from its end on: the other classes of this run have written events too. */
    @BeforeAll
    static void start() {
        gateway = new CamelGatewayProcess(PROXY.url(), new EventFeed(SERVICE).position());
        api = gateway.start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
        PROXY.close();
    }

    @AfterEach
    void forgetCalls() {
        PROXY.forgetCalls();
    }

    @Test
    void leadWithoutAPropertyIsAddedAndHandedOver() {
        var answer =
                send("<AddLead xmlns=\"urn:example:crm\"><Phone>0509998101</Phone><Name>" + NAME + "</Name></AddLead>");
        var lead = onlyLead("0509998101");
        try {
            var translated = translated(lead, "<o:Name>" + NAME + "</o:Name>");
            isMessage(200, added(translated), answer);
            handedOver(translated);
        } finally {
            delete(lead);
        }
    }

    @Test
    void leadsAreFound() {
        var first = create("{\"phone\": \"0509998102\", \"date\": \"2021-01-01T00:00:00Z\"}");
        var second =
                create("{\"phone\": \"0509998102\", \"date\": \"2021-01-02T00:00:00Z\", \"property\": {\"id\": 1}}");
        try {
            var answer = send("<FindLeads xmlns=\"urn:example:crm\"><Phone>0509998102</Phone><Status>pending</Status>"
                    + "<Since>2021-01-01</Since><Page>1</Page></FindLeads>");
            var found = translated(first, "")
                    + translated(second, "<o:Property>1</o:Property><o:Reference>pf-flex</o:Reference>");
            var list = "<o:FindLeadsResponse xmlns:o=\"urn:example:crm\"><o:Count>2</o:Count>%s</o:FindLeadsResponse>";
            isMessage(200, list.formatted(found), answer);
        } finally {
            delete(first);
            delete(second);
        }
    }

    @Test
    void tokenThatIsRevokedIsRenewed() {
        var key = SERVICE.write("POST", "/api-keys", "{\"name\": \"gateway\", \"user\": {\"id\": 1}}")
                .expect(201)
                .json();
        var revoked = SERVICE.tokenOf("gateway", key.getString("secret"));
        SERVICE.write("DELETE", "/api-keys/" + key.getJsonObject("api_key").getInt("id"), null)
                .expect(204);
        Eventually.assertBecomes(
                401, () -> SERVICE.as(revoked, "GET", LEADS, null).status());
        PROXY.replaceToken(LEADS, revoked);
        PROXY.refuse(Api.TOKEN_PATH, 503, problem(503, "Not ready."));
        send("<AddLead xmlns=\"urn:example:crm\"><Phone>0509998103</Phone></AddLead>")
                .expect(200);
        delete(onlyLead("0509998103"));
        assertEquals(List.of(401, 201), statuses(LEADS));
        // The feed may ask for a token at the same time
        assertEquals(Set.of(503, 200), Set.copyOf(statuses(Api.TOKEN_PATH)));
    }

    @Test
    void requestIsRepeatedWhileTheServiceIsNotReady() {
        PROXY.refuse(LEADS, 503, problem(503, "Not ready."));
        PROXY.refuse(LEADS, 503, problem(503, "Not ready."));
        send("<AddLead xmlns=\"urn:example:crm\"><Phone>0509998104</Phone></AddLead>")
                .expect(200);
        delete(onlyLead("0509998104"));
        assertEquals(List.of(503, 503, 201), statuses(LEADS));
        var keys = PROXY.calls(LEADS).stream().map(FaultyProxy.Call::key).toList();
        assertNotNull(keys.get(0));
        assertEquals(Collections.nCopies(3, keys.get(0)), keys);
    }

    @Test
    void problemIsTheDetailOfAFault() {
        var answer = send("<AddLead xmlns=\"urn:example:crm\"><Phone>none</Phone></AddLead>");
        var found = answer.body()
                .substring(answer.body().indexOf("<problem"), answer.body().indexOf("</detail></s:Fault>"));
        XmlComparison.validate(found.getBytes(StandardCharsets.UTF_8));
        assertTrue(found.contains("<status>422</status>"), found);
        isMessage(500, fault("Client", "The body cannot be kept; see errors.", found), answer);

        var arabic =
                "<problem xmlns=\"urn:mycrm:leads\"><status>409</status><detail>\u0639\u0631\u0628\u064a</detail></problem>";
        PROXY.refuse(LEADS, 409, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + arabic);
        isMessage(500, fault("Server", "\u0639\u0631\u0628\u064a", arabic), send(FIND));
    }

    @Test
    void otherMessagesAreFaults() {
        var refused = "The message cannot be translated.";
        isMessage(500, fault("Client", refused, problem(400, refused)), send("<FindUsers xmlns=\"urn:example:crm\"/>"));
        isMessage(500, fault("Client", refused, problem(400, refused)), post("no XML"));
        PROXY.refuse(LEADS, 500, "<html>A proxy between the two</html>");
        var unreachable = "The service cannot be reached.";
        isMessage(500, fault("Server", unreachable, problem(502, unreachable)), send(FIND));
    }

    @Test
    void externalEntityIsNotRead(@TempDir Path folder) throws IOException {
        var secret = Files.writeString(folder.resolve("secret"), "secret").toUri();
        var answer = post("<!DOCTYPE a [<!ENTITY x SYSTEM \"" + secret + "\">]>"
                + message("<AddLead xmlns=\"urn:example:crm\"><Phone>0509998107</Phone><Name>&x;</Name></AddLead>"));
        var lead = onlyLead("0509998107");
        delete(lead);
        isMessage(200, added(translated(lead, "")), answer);
    }

    @Test
    void leadsOfTheTimeWhenItWasDownAreHandedOverOnce() {
        var before = create("{\"phone\": \"0509998105\"}");
        try {
            var seq = handedOver(translated(before, ""));
            Eventually.get(gateway::position, position -> position >= seq);
            gateway.close();
            gateway.forgetLeads();
            var missed = create("{\"phone\": \"0509998106\"}");
            gateway.start();
            handedOver(translated(missed, ""));
            assertEquals(1, gateway.leads().size());
            delete(missed);
        } finally {
            delete(before);
        }
    }

    private static Answer send(String operation) {
        return post(message(operation));
    }

    private static Answer post(String body) {
        return api.send("POST", "/soap", body, "Content-Type", "text/xml;charset=UTF-8");
    }

    private static String message(String operation) {
        return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>" + operation
                + "</s:Body></s:Envelope>";
    }

    private static void isMessage(int status, String operation, Answer answer) {
        assertEquals(DECLARATION + message(operation), answer.body());
        assertEquals("text/xml;charset=utf-8", answer.header("content-type"));
        assertEquals(status, answer.status());
    }

    private static String added(String lead) {
        return "<o:AddLeadResponse xmlns:o=\"urn:example:crm\">" + lead + "</o:AddLeadResponse>";
    }

    private static String fault(String code, String text, String problem) {
        return "<s:Fault><faultcode>s:%s</faultcode><faultstring>%s</faultstring><detail>%s</detail></s:Fault>"
                .formatted(code, text, problem);
    }

    private static String problem(int status, String detail) {
        return "<problem xmlns=\"urn:mycrm:leads\"><status>%d</status><detail>%s</detail></problem>"
                .formatted(status, detail);
    }

    private static List<Integer> statuses(String path) {
        return PROXY.calls(path).stream().map(FaultyProxy.Call::status).toList();
    }

    private static JsonObject create(String lead) {
        return SERVICE.write("POST", LEADS, lead).expect(201).json().getJsonObject("whatsapp");
    }

    private static void delete(JsonObject lead) {
        SERVICE.write("DELETE", LEADS + "/" + lead.getInt("id"), null).expect(204);
    }

    private static JsonObject onlyLead(String phone) {
        var list = SERVICE.json(LEADS + "?filters[phone]=" + phone);
        assertEquals(1, list.getInt("count"));
        return list.getJsonArray("whatsapp").getJsonObject(0);
    }

    /** The message of a lead; {@code more} is what follows after the date. */
    private static String translated(JsonObject lead, String more) {
        return "<o:Lead><o:Id>%d</o:Id><o:Phone>%s</o:Phone><o:Status>%s</o:Status><o:Date>%s</o:Date>%s</o:Lead>"
                .formatted(
                        lead.getInt("id"),
                        lead.getString("phone"),
                        lead.getString("status"),
                        lead.getString("date"),
                        more);
    }

    /** The number of the event by which this lead has been handed over; waits for it. */
    private static long handedOver(String lead) {
        var document = DECLARATION + lead.replaceFirst("<o:Lead>", "<o:Lead xmlns:o=\"urn:example:crm\">");
        return Eventually.get(gateway::leads, all -> all.containsValue(document)).entrySet().stream()
                .filter(file -> file.getValue().equals(document))
                .mapToLong(Map.Entry::getKey)
                .sum();
    }
}
