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

    /** The header of WS-Security, which is the only one that is understood. */
    private static final String SECURITY = "Security";

    private static final String USER_TOKEN = "UsernameToken";

    /** @throws ProblemException 400 for XML that is no such message */
    static SoapRequest read(XMLStreamReader xml) throws XMLStreamException {
        xml.nextTag();
        var version = xml.getLocalName().equals("Envelope") ? SoapVersion.of(xml.getNamespaceURI()) : null;
        if (version == null || version.isEmpty()) {
            throw refused("The body is no envelope of SOAP 1.1 or 1.2.");
        }
        JsonObject userToken = null;
        while (xml.nextTag() == XMLStreamReader.START_ELEMENT) {
            if (xml.getLocalName().equals("Header")) {
                userToken = userToken(xml);
            } else if (xml.nextTag() == XMLStreamReader.START_ELEMENT) {
                return new SoapRequest(version.get(), xml.getLocalName(), userToken, members(xml));
            }
        }
        throw refused("The envelope has no operation in its body.");
    }

    /** The user token among the headers; null for none. */
    private static JsonObject userToken(XMLStreamReader xml) throws XMLStreamException {
        JsonObject token = null;
        while (xml.nextTag() == XMLStreamReader.START_ELEMENT) {
            var name = xml.getLocalName();
            if (name.equals(SECURITY)) {
                token = XmlForm.toJson(xml) instanceof JsonObject security
                                && security.get(USER_TOKEN) instanceof JsonObject found
                        ? found
                        : null;
            } else if (mustBeUnderstood(xml)) {
                throw refused("The header " + name + " is not understood here.");
            } else {
                XmlForm.toJson(xml);
            }
        }
        return token;
    }

    private static boolean mustBeUnderstood(XMLStreamReader xml) {
        for (var i = 0; i < xml.getAttributeCount(); i++) {
            var value = xml.getAttributeValue(i);
            if (xml.getAttributeLocalName(i).equals("mustUnderstand") && (value.equals("1") || value.equals("true"))) {
                return true;
            }
        }
        return false;
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

    /** The text of an element; null for none. */
    String text(String name) {
        return members.containsKey(name) && members.get(name).get(0) instanceof JsonString text
                ? text.getString()
                : null;
    }
}
