package com.mycrm.soap;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/** The schema in the WSDL, from which clients are generated. */
class WsdlTest {

    private static final String LEAD = """
            <phone>+971501234567</phone><status>prospect</status><user><id>2</id></user><property><id>1</id></property>
            <property_reference>A-1</property_reference><date>2026-07-01T10:00:00Z</date>
            <customer><name>Aisha</name><username>aisha</username></customer><external_id>7</external_id>
            <whatsapp_username>aisha</whatsapp_username>""";

    private final Schema schema = schema();

    @Test
    void whatIsWrittenOfALeadIsOptionalAndNeverNil() {
        assertDoesNotThrow(() -> change(LEAD));
        assertDoesNotThrow(() -> change(""));
        for (var member : List.of(
                "phone",
                "status",
                "user",
                "property",
                "property_reference",
                "date",
                "customer",
                "external_id",
                "whatsapp_username",
                "operations")) {
            var nil = "<" + member + " xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" i:nil=\"true\"/>";
            var refusal = assertThrows(SAXException.class, () -> change(nil));
            assertEquals("cvc-elt.3.1", refusal.getMessage().split(":")[0], member);
        }
    }

    @Test
    void operationsClearAMember() {
        assertDoesNotThrow(() -> change("""
                <operations><op xmlns="urn:mycrm:leads">remove</op><path xmlns="urn:mycrm:leads">/property</path>
                </operations>"""));
    }

    private void change(String lead) throws SAXException, IOException {
        validate("<changeWhatsappLead xmlns=\"" + Wsdl.NAMESPACE + "\"><id>1</id><whatsapp_lead>" + lead
                + "</whatsapp_lead></changeWhatsappLead>");
        validate("<createWhatsappLead xmlns=\"" + Wsdl.NAMESPACE + "\"><whatsapp_lead>" + lead
                + "</whatsapp_lead></createWhatsappLead>");
    }

    private void validate(String message) throws SAXException, IOException {
        schema.newValidator().validate(new StreamSource(new StringReader(message)));
    }

    private static Schema schema() {
        try (var file = WsdlTest.class.getResourceAsStream("/META-INF/leads.wsdl")) {
            var wsdl = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            var schema = wsdl.substring(wsdl.indexOf("<xs:schema"), wsdl.indexOf("</wsdl:types>"))
                    .replace(
                            "http://localhost/schema/leads.xsd",
                            WsdlTest.class.getResource("/META-INF/leads.xsd").toString())
                    .replaceFirst(
                            " ",
                            " xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns:l=\"urn:mycrm:leads\" xmlns:t=\""
                                    + Wsdl.NAMESPACE + "\" ");
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(new StreamSource(new StringReader(schema)));
        } catch (IOException | SAXException e) {
            throw new IllegalStateException(e);
        }
    }
}
