package com.mycrm.it;

import static com.mycrm.it.SoapMessage.DEMO;
import static com.mycrm.it.SoapMessage.SOAP_1_1;
import static com.mycrm.it.SoapMessage.SOAP_1_2;
import static com.mycrm.it.SoapMessage.WSSE;
import static com.mycrm.it.SoapMessage.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.api.xml.XmlComparison;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Messages that the SOAP endpoint refuses: each gets a fault with a problem in its detail. */
class SoapFaultIT {

    private static final Pattern FAULT = Pattern.compile("<(?:faultcode|s:Value)>s:(\\w+)<");
    private static final Pattern DETAIL = Pattern.compile("<detail>([^<]*)</detail>");

    private static final String NIL = " xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" i:nil=\"true\"><";

    private final Api api = TestServer.api();

    @Test
    void faultHasTheProblemInItsDetail() {
        var fault = send(DEMO, "<getWhatsappLead><id>999999999</id></getWhatsappLead>")
                .expect(500);
        var problem = fault.body().replaceFirst("(?s).*(<problem.*</problem>).*", "$1");
        XmlComparison.validate(problem.getBytes(StandardCharsets.UTF_8));
        assertTrue(problem.contains("<status>404</status>"), problem);
        var reason = problem.replaceFirst("(?s).*<detail>(.*?)</detail>.*", "$1");
        assertEquals(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<s:Envelope xmlns:s=\"" + SOAP_1_1 + "\"><s:Body><s:Fault>"
                        + "<faultcode>s:Client</faultcode><faultstring>" + reason + "</faultstring><detail>" + problem
                        + "</detail></s:Fault></s:Body></s:Envelope>",
                fault.body());
    }

    @Test
    void otherMessagesAreFaults() {
        isFault("Client: The body is no well-formed XML.", "no XML");
        isFault("Client: The body is no envelope of SOAP 1.1 or 1.2.", "<x/>");
        isFault(
                "Client: The body is no well-formed XML.",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                        + SoapMessage.of(SOAP_1_1, DEMO, "<getUsers>&x;</getUsers>"));
        isFault("VersionMismatch: The envelope is none of SOAP 1.1 or 1.2.", "<Envelope xmlns=\"urn:other\"/>");
        isFault("Client: The envelope has no operation in its body.", SoapMessage.of(SOAP_1_1, DEMO, ""));
        isFault(
                "Client: The envelope has no operation in its body.",
                SoapMessage.of(SOAP_1_1, DEMO, "<getUsers/>").replace("e:Body", "e:Other"));
        isFault(
                "Client: The body has another element after that of the operation.",
                SoapMessage.of(SOAP_1_1, DEMO, "<getUsers/><getLeads/>"));
        isFault(
                "Client: The envelope has another element after that of the operation.",
                SoapMessage.of(SOAP_1_1, DEMO, "<getUsers/>").replace("</e:Envelope>", "<e:Body/></e:Envelope>"));
        for (var end : List.of("", "</e:Envelope><x/>", "</e:Envelope>text")) {
            isFault(
                    "Client: The body is no well-formed XML.",
                    SoapMessage.of(SOAP_1_1, DEMO, "<createWhatsappLead><x><phone>1</phone></x></createWhatsappLead>")
                            .replace("</e:Envelope>", end));
        }
    }

    @Test
    void otherOperationsAreFaults() {
        for (var operation : Map.of(
                        "<getNothing/>",
                        "There is no operation getNothing.",
                        "<getUsers xmlns=\"urn:other\"/>",
                        "The operation is of another namespace than urn:mycrm:leads:soap.",
                        "<getUsers><unknown>1</unknown></getUsers>",
                        "The operation getUsers has no element unknown.",
                        "<getUsers><page>x</page></getUsers>",
                        "takes a whole number from 1",
                        "<getUsers><page>1</page><page>2</page></getUsers>",
                        "The element page is there more than once.",
                        "<getWhatsappLead><id>../users</id></getWhatsappLead>",
                        "The element id takes the number of an object.",
                        "<getWhatsappLead/>",
                        "The element id takes the number of an object.",
                        "<createWhatsappLead/>",
                        "The body is missing.",
                        "<getUsers>" + "<a>".repeat(10_000),
                        "The body nests more than 64 elements in each other.",
                        "<getUsers>" + "<a/>".repeat(10_000) + "</getUsers>",
                        "The element a is there more than once.")
                .entrySet()) {
            isFault("Client: " + operation.getValue(), SoapMessage.of(SOAP_1_1, DEMO, operation.getKey()));
        }
    }

    /** A list has no more values of a filter than its address would have room for. */
    @Test
    void longFilterIsAFault() {
        isFault(
                "Client: The elements of the operation are longer than 8192 bytes.",
                SoapMessage.of(
                        SOAP_1_1,
                        DEMO,
                        "<getWhatsappLeads><filter><name>id</name><value>" + "1,".repeat(60_000)
                                + "1</value></filter></getWhatsappLeads>"));
    }

    /** All of the message counts, whatever has read it. */
    @Test
    void messageOfManyElementsIsAFault() {
        for (var headers : List.of(0, 10_000, 20_000)) {
            isFault(
                    "Client: The body has more than 20000 elements and attributes.",
                    SoapMessage.of(
                            SOAP_1_1,
                            "<a/>".repeat(headers),
                            "<getUsers>" + "<a/>".repeat(20_000 - headers) + "</getUsers>"));
        }
    }

    @Test
    void parameterThatIsNilOrHasElementsIsAFault() {
        for (var name : List.of("expand", "page", "per_page", "sort", "sort_order")) {
            for (var value : List.of(NIL, "><x/><")) {
                operationIsFault("Client: The element " + name + " takes text.", "getUsers", element(name, value));
            }
        }
        for (var value : List.of(NIL, "><x/><")) {
            operationIsFault("Client: The element id takes text.", "getWhatsappLead", element("id", value));
            operationIsFault(
                    "Client: The element value takes text.",
                    "getUsers",
                    "<filter><name>status</name>" + element("value", value) + "</filter>");
            operationIsFault(
                    "Client: The element name takes text.",
                    "getUsers",
                    "<filter>" + element("name", value) + "<value>1</value></filter>");
        }
        for (var value : List.of(NIL, ">text<", "><", "><x/><", "><name>status</name><", "><value>1</value><")) {
            operationIsFault(
                    "Client: The element filter takes a name and a value.", "getUsers", element("filter", value));
        }
    }

    @Test
    void elementsAreThoseOfTheOperation() {
        operationIsFault("Client: The operation getUsers has no element id.", "getUsers", "<id>1</id>");
        var lead = "<whatsapp_lead><phone>0509997403</phone></whatsapp_lead>";
        operationIsFault(
                "Client: The operation createWhatsappLead has no element lead.",
                "createWhatsappLead",
                lead + "<lead><phone>0509997404</phone></lead>");
        operationIsFault(
                "Client: The element whatsapp_lead is there more than once.", "createWhatsappLead", lead + lead);
        for (var value : List.of(NIL, ">text<")) {
            operationIsFault(
                    "Client: The element whatsapp_lead takes the elements of a lead.",
                    "createWhatsappLead",
                    element("whatsapp_lead", value));
        }
    }

    @Test
    void userTokenIsText() {
        for (var value : List.of(NIL, "><x/><")) {
            isFault(
                    "Client: The element Password takes text.",
                    SoapMessage.of(SOAP_1_1, DEMO, "<getUsers/>")
                            .replace("<w:Password>demo</w:Password>", element("w:Password", value)));
        }
    }

    @Test
    void headersThatMustBeUnderstoodAreFaults() {
        var next = "http://schemas.xmlsoap.org/soap/actor/next";
        for (var header : List.of("mustUnderstand=\"1\"", "mustUnderstand=\"true\" e:actor=\"" + next + "\"")) {
            isFault(
                    "MustUnderstand: The header x is not understood here.",
                    SoapMessage.of(SOAP_1_1, DEMO + "<x e:" + header + "/>", "<getUsers/>"));
        }
        var later = SoapMessage.of(SOAP_1_2, "<n:x xmlns:n=\"urn:n&amp;m\" e:mustUnderstand=\"true\"/>", "<getUsers/>");
        var fault = api.send("POST", "/soap", later, "Content-Type", "application/soap+xml")
                .expect(500)
                .body();
        assertTrue(
                fault.contains("<s:Envelope xmlns:s=\"" + SOAP_1_2 + "\"><s:Header><s:NotUnderstood"
                        + " xmlns:h=\"urn:n&amp;m\" qname=\"h:x\"/></s:Header><s:Body><s:Fault><s:Code><s:Value>"
                        + "s:MustUnderstand</s:Value></s:Code>"),
                fault);
        var unqualified = later.replace("n:x xmlns:n=\"urn:n&amp;m\"", "x");
        var named = api.send("POST", "/soap", unqualified, "Content-Type", "application/soap+xml")
                .expect(500)
                .body();
        assertTrue(named.contains("<s:Header><s:NotUnderstood qname=\"x\"/></s:Header>"), named);
        for (var header : List.of("mustUnderstand=\"0\"", "mustUnderstand=\"1\" e:actor=\"urn:other\"")) {
            send(DEMO + "<x e:" + header + ">text<y/></x>", "<getUsers/>").expect(200);
        }
        var other = DEMO.replace(WSSE, "urn:other").replace(" e:mustUnderstand=\"1\"", "");
        send(other, "<getUsers/>").expect(401);
    }

    @Test
    void contentTypeSaysTheVersionAndTheEncoding() {
        isFault(
                "Sender: The body is no well-formed XML.",
                "no XML",
                "Content-Type",
                "application/soap+xml; charset=utf-8; action=\"getUsers\"");
        isFault("Client: The header Content-Type is no media type.", "", "Content-Type", "text/xml; charset=\"utf-8");
        isFault(
                "Client: The header Content-Type names a character set that this service does not know.",
                "",
                "Content-Type",
                "text/xml; charset=utf-7");
        isFault(
                "Client: This address does not take this Content-Encoding; it takes identity.",
                "",
                "Content-Encoding",
                "gzip");
        for (var other : List.of("multipart/related; type=\"application/xop+xml\"; boundary=b", "application/json")) {
            isFault(
                    "Client: A SOAP message is text/xml or application/soap+xml, without attachments.",
                    SoapMessage.of(SOAP_1_1, DEMO, "<getUsers/>"),
                    "Content-Type",
                    other);
        }
        for (var charset : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)) {
            var message = SoapMessage.of(SOAP_1_1, DEMO, "<getUsers/>").getBytes(charset);
            api.upload("/soap", "text/xml", message).expect(200);
            api.upload("/soap", "text/xml; charset=" + charset, message).expect(200);
        }
    }

    @Test
    void repeatedWrongSecretsAreSlowedDown() {
        var guess = SoapMessage.of(SOAP_1_1, token("guessed by SOAP", "wrong"), "<getUsers/>");
        for (var i = 0; i < 5; i++) {
            isFault("Client: The key or its secret is wrong.", guess);
        }
        isFault("Client: Too many failed attempts; wait before the next one.", guess);
    }

    @Test
    void callWithoutCredentialsIsChallenged() {
        for (var operation : List.of("<getUsers/>", "<getNothing/>")) {
            var challenge = send("", operation).expect(401);
            assertEquals("Basic realm=\"whatsapp-leads\"", challenge.header("www-authenticate"));
            assertEquals("text/xml;charset=UTF-8", challenge.header("content-type"));
            assertEquals(
                    "This needs an API key and its secret, as a UsernameToken or as HTTP Basic.", reason(challenge));
        }
        var wrong = send(token("nobody", "wrong"), "<getUsers/>").expect(500);
        assertEquals("The key or its secret is wrong.", reason(wrong));
    }

    private static String reason(Answer fault) {
        return fault.body()
                .replaceFirst("(?s).*<faultcode>s:Client</faultcode><faultstring>(.*)</faultstring>.*", "$1");
    }

    @Test
    void otherMethodsAre405() {
        for (var method : List.of("PUT", "PATCH", "DELETE")) {
            var answer = api.write(method, "/soap", "{}");
            answer.isProblem(405, "Method Not Allowed", "This address does not take this method.", "/soap");
            assertEquals("GET, HEAD, OPTIONS, POST", answer.header("allow"));
        }
        api.send("GET", "/soap?xsd", null).isProblem(404, "Not Found", "There is nothing at this address.", "/soap");
    }

    private Answer send(String header, String operation) {
        return api.send("POST", "/soap", SoapMessage.of(SOAP_1_1, header, operation), "Content-Type", "text/xml");
    }

    private void operationIsFault(String expected, String operation, String elements) {
        isFault(expected, SoapMessage.of(SOAP_1_1, DEMO, "<" + operation + ">" + elements + "</" + operation + ">"));
    }

    /** @param value from the attributes of the element to the bracket that begins its end */
    private static String element(String name, String value) {
        return "<" + name + value + "/" + name + ">";
    }

    /** @param expected the code of the fault, a colon, and the detail of its problem or of the first of its errors */
    private void isFault(String expected, String body, String... headers) {
        var all = headers.length == 0 ? new String[] {"Content-Type", "text/xml"} : headers;
        var fault = api.send("POST", "/soap", body, all).expect(500);
        var found = FAULT.matcher(fault.body());
        assertTrue(found.find(), fault.body());
        var problem = fault.body()
                .substring(fault.body().indexOf("<problem"), fault.body().indexOf("</problem>"));
        XmlComparison.validate((problem + "</problem>").getBytes(StandardCharsets.UTF_8));
        assertEquals(
                expected,
                found.group(1) + ": "
                        + DETAIL.matcher(problem)
                                .results()
                                .reduce((a, b) -> b)
                                .orElseThrow()
                                .group(1));
    }
}
