package com.mycrm.soap;

import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Problems;
import com.mycrm.api.problem.Violation;
import com.mycrm.api.xml.XmlForm;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The message of a client.
 *
 * @param operation the name of the element in the body
 * @param userToken the WS-Security UsernameToken (OASIS, 1.0); null for none
 * @param members the elements of the operation, by their names, as the JSON that they stand for
 */
record SoapRequest(SoapVersion version, String operation, JsonObject userToken, Map<String, List<JsonValue>> members) {

    /** The header of WS-Security (OASIS, 1.0), which is the only one that is understood. */
    private static final QName SECURITY =
            new QName("http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd", "Security");

    private static final String USER_TOKEN = "UsernameToken";

    /** The roles of the node that a message is for, besides no role. */
    private static final Pattern OWN_ROLES = Pattern.compile("|.*/(next|ultimateReceiver)");

    /**
     * Reads a message to its end.
     *
     * @throws ProblemException 400 for XML that is no such message
     */
    static SoapRequest read(XMLStreamReader xml) throws XMLStreamException {
        xml.nextTag();
        if (!xml.getLocalName().equals("Envelope")) {
            throw refused("The body is no envelope of SOAP 1.1 or 1.2.");
        }
        var version = SoapVersion.of(xml.getNamespaceURI()).orElseThrow(SoapFault::versionMismatch);
        xml.nextTag();
        JsonObject userToken = null;
        if (isAt("Header", version, xml)) {
            userToken = userToken(version, xml);
            xml.nextTag();
        }
        if (!isAt("Body", version, xml) || xml.nextTag() != XMLStreamReader.START_ELEMENT) {
            throw refused("The envelope has no operation in its body.");
        }
        var request = new SoapRequest(version, operation(xml), userToken, members(xml));
        for (var element : List.of("body", "envelope")) {
            if (xml.nextTag() != XMLStreamReader.END_ELEMENT) {
                throw refused("The " + element + " has another element after that of the operation.");
            }
        }
        while (xml.hasNext()) {
            xml.next();
        }
        return request;
    }

    private static boolean isAt(String name, SoapVersion version, XMLStreamReader xml) {
        return xml.isStartElement() && xml.getName().equals(new QName(version.namespace(), name));
    }

    private static String operation(XMLStreamReader xml) {
        var namespace = xml.getNamespaceURI();
        if (namespace != null && !namespace.isEmpty() && !namespace.equals(Wsdl.NAMESPACE)) {
            throw refused("The operation is of another namespace than " + Wsdl.NAMESPACE + ".");
        }
        return xml.getLocalName();
    }

    /** The user token among the headers; null for none. */
    private static JsonObject userToken(SoapVersion version, XMLStreamReader xml) throws XMLStreamException {
        JsonObject token = null;
        while (xml.nextTag() == XMLStreamReader.START_ELEMENT) {
            var isSecurity = xml.getName().equals(SECURITY);
            if (isSecurity) {
                token = XmlForm.toJson(xml) instanceof JsonObject security
                                && security.get(USER_TOKEN) instanceof JsonObject found
                        ? found
                        : null;
            } else if (mustBeUnderstood(version, xml)) {
                throw SoapFault.mustUnderstand(version, xml.getName());
            } else {
                skip(xml);
            }
        }
        return token;
    }

    /** Moves from the start of an element, which may have any content, to its end. */
    private static void skip(XMLStreamReader xml) throws XMLStreamException {
        for (var depth = 1; depth > 0; ) {
            xml.next();
            if (xml.isStartElement()) {
                depth++;
            } else if (xml.isEndElement()) {
                depth--;
            }
        }
    }

    private static boolean mustBeUnderstood(SoapVersion version, XMLStreamReader xml) {
        var role = xml.getAttributeValue(version.namespace(), version.role());
        var must = xml.getAttributeValue(version.namespace(), "mustUnderstand");
        return must != null
                && List.of("1", "true").contains(must.strip())
                && (role == null || OWN_ROLES.matcher(role).matches());
    }

    private static Map<String, List<JsonValue>> members(XMLStreamReader xml) throws XMLStreamException {
        var members = new LinkedHashMap<String, List<JsonValue>>();
        while (xml.nextTag() == XMLStreamReader.START_ELEMENT) {
            members.computeIfAbsent(xml.getLocalName(), name -> new ArrayList<>())
                    .add(XmlForm.toJson(xml));
        }
        return members;
    }

    static ProblemException refused(String why) {
        return Problems.badRequest(List.of(Violation.pointer("", why)));
    }

    /** The text of an element of the operation; empty where there is no such element. */
    String text(String name) {
        return members.containsKey(name) ? text(name, members.get(name).get(0)) : "";
    }

    /** @throws ProblemException 400 for an element that is nil or has elements */
    static String text(String name, JsonValue value) {
        if (value instanceof JsonString text) {
            return text.getString();
        }
        throw refused("The element " + name + " takes text.");
    }
}
