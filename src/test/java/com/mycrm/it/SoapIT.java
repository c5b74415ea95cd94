package com.mycrm.it;

import static com.mycrm.it.SoapMessage.DEMO;
import static com.mycrm.it.SoapMessage.SOAP_1_1;
import static com.mycrm.it.SoapMessage.SOAP_1_2;
import static com.mycrm.it.SoapMessage.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.api.xml.XmlComparison;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The SOAP endpoint. That generated clients work with it, {@code .ci/clients} shows. */
class SoapIT {

    private static final Pattern ID = Pattern.compile("<whatsapp_lead[^>]*><id>(\\d+)</id>");

    private final Api api = TestServer.api();

    @Test
    void listIsThatOfTheRestApi() {
        var rest = api.get(
                "/whatsapp-leads?filters[status]=pending&filters[date][from]=2020-01-01&sort=id&sort_order=ASC&page=2"
                        + "&per_page=3",
                "Accept",
                "application/xml",
                Api.EXPAND,
                "user,property");
        var answer = call("""
                <getWhatsappLeads><filter><name>status</name><value>pending</value></filter>
                <filter><name>date[from]</name><value>2020-01-01</value></filter>
                <sort>id</sort><sort_order>ASC</sort_order><page>2</page><per_page>3</per_page>
                <expand>user,property</expand></getWhatsappLeads>""").expect(200);
        assertEquals("text/xml;charset=UTF-8", answer.header("content-type"));
        assertEquals(
                envelope(
                        SOAP_1_1,
                        "<getWhatsappLeadsResponse xmlns=\"urn:mycrm:leads:soap\">" + document(rest)
                                + "</getWhatsappLeadsResponse>"),
                answer.body());
        XmlComparison.validate(document(rest).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void everyListHasAnOperation() {
        for (var operation : List.of("getLeads", "getCallTrackings", "getUsers", "getProperties")) {
            var answer = call("<" + operation + "/>").expect(200).body();
            assertTrue(answer.contains("<" + operation + "Response xmlns=\"urn:mycrm:leads:soap\">"), answer);
            assertTrue(answer.contains("<count>"), answer);
        }
    }

    @Test
    void leadIsCreatedChangedAndRead() {
        var made = call("""
                <createWhatsappLead><whatsapp_lead xmlns="urn:mycrm:leads"><phone>0509997401</phone>
                <user><id>2</id></user></whatsapp_lead></createWhatsappLead>""").expect(200).body();
        var id = ID.matcher(made).results().findFirst().orElseThrow().group(1);
        try {
            call("<changeWhatsappLead><id>" + id + "</id><whatsapp_lead xmlns=\"urn:mycrm:leads\">"
                            + "<status>prospect</status></whatsapp_lead></changeWhatsappLead>")
                    .expect(200);
            var read = call("<getWhatsappLead><id>" + id + "</id></getWhatsappLead>")
                    .expect(200)
                    .body();
            var rest = api.get("/whatsapp-leads/" + id, "Accept", "application/xml");
            assertEquals(
                    envelope(
                            SOAP_1_1,
                            "<getWhatsappLeadResponse xmlns=\"urn:mycrm:leads:soap\">" + document(rest)
                                    + "</getWhatsappLeadResponse>"),
                    read);
            assertTrue(read.contains("<status>prospect</status><user><id>2</id></user>"), read);
        } finally {
            api.write("DELETE", "/whatsapp-leads/" + id, null).expect(204);
        }
    }

    @Test
    void version12HasItsOwnNames() {
        var answer = send(SOAP_1_2, "application/soap+xml", DEMO, "<getUsers/>").expect(200);
        assertEquals("application/soap+xml;charset=UTF-8", answer.header("content-type"));
        assertTrue(answer.body().startsWith(envelopeStart(SOAP_1_2) + "<getUsersResponse"), answer.body());
        var fault =
                send(SOAP_1_2, "application/soap+xml", DEMO, "<getNothing/>").expect(500);
        assertTrue(
                fault.body()
                        .startsWith(envelopeStart(SOAP_1_2) + "<s:Fault><s:Code><s:Value>s:Sender</s:Value></s:Code>"
                                + "<s:Reason><s:Text xml:lang=\"en\">"),
                fault.body());
    }

    @Test
    void callerIsAKeyOrAToken() {
        for (var header : List.of(token("demo", "wrong"), token("no such", "demo"))) {
            var refused = send(SOAP_1_1, "text/xml", header, "<getUsers/>").expect(500);
            assertTrue(refused.body().contains("<status>401</status>"), refused.body());
        }
        var bearer = api.write(
                "POST",
                "/soap",
                SoapMessage.of(SOAP_1_1, "", "<getUsers><per_page>1</per_page></getUsers>"),
                "Content-Type",
                "text/xml");
        bearer.expect(200);
        var basic = api.send("GET", "/users", null, "Authorization", Api.DEMO_KEY);
        assertEquals(401, basic.status());
    }

    @Test
    void clientThatWaitsForTheChallengeGetsIn() {
        var message = SoapMessage.of(SOAP_1_1, "", "<getUsers/>");
        var answer = api.whenChallenged().send("POST", "/soap", message, "Content-Type", "text/xml");
        assertEquals(call("<getUsers/>").expect(200).body(), answer.expect(200).body());
    }

    @Test
    void headersThatNoOperationHasAreIgnored() {
        var users = SoapMessage.of(SOAP_1_1, DEMO, "<getUsers/>");
        var plain = api.send("POST", "/soap", users, "Content-Type", "text/xml");
        for (var header : List.of("If-None-Match: *", "X-HTTP-Method-Override: DELETE", "SOAPAction: \"getLeads\"")) {

            var pair = header.split(": ");
            var answer = api.send("POST", "/soap", users, "Content-Type", "text/xml", pair[0], pair[1]);
            assertEquals(plain.body(), answer.expect(200).body(), header);
        }
    }

    @Test
    void wsdlHasThePublicAddresses() {
        var wsdl = api.send("GET", "/soap?wsdl", null).expect(200);
        assertEquals("text/xml;charset=UTF-8", wsdl.header("content-type"));
        for (var path : List.of("/schema/leads.xsd", "/soap")) {
            assertTrue(wsdl.body().contains("\"" + TestServer.PUBLIC_URL + path + "\""), wsdl.body());
        }
        assertTrue(!wsdl.body().contains("localhost"), wsdl.body());
    }

    @Test
    void gatewayThatPostsOnlyNamesTheMethod() {
        var made = api.write("POST", "/whatsapp-leads", "{\"phone\": \"0509997402\"}")
                .expect(201);
        var path = made.header("location");
        try {
            api.write("POST", path, "{\"status\": \"prospect\"}", "X-HTTP-Method-Override", "PATCH")
                    .expect(200);
            api.write("POST", path, null, "X-HTTP-Method-Override", "delete").expect(204);
            api.get(path).expect(404);
        } finally {
            api.write("DELETE", path, null);
        }
        api.write("POST", path, null, "X-HTTP-Method-Override", "GET").expect(400);
    }

    private Answer call(String operation) {
        return send(SOAP_1_1, "text/xml", DEMO, operation);
    }

    private Answer send(String namespace, String type, String header, String operation) {
        return api.send("POST", "/soap", SoapMessage.of(namespace, header, operation), "Content-Type", type);
    }

    private static String envelope(String namespace, String body) {
        return envelopeStart(namespace) + body + "</s:Body></s:Envelope>";
    }

    private static String envelopeStart(String namespace) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<s:Envelope xmlns:s=\"" + namespace + "\"><s:Body>";
    }

    private static String document(Answer rest) {
        return rest.body().substring(rest.body().indexOf("?>") + 2).strip();
    }
}
