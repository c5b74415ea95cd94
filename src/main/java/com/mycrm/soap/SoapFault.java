package com.mycrm.soap;

import com.mycrm.api.problem.Problem;
import com.mycrm.api.problem.ProblemException;
import java.io.StringWriter;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;

/** A failure for which SOAP has a fault code other than that of the client or the server. */
final class SoapFault extends ProblemException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /** XML. */
    private final String header;

    private SoapFault(String code, String why, String header) {
        super(Problem.of(400, why));
        this.code = code;
        this.header = header;
    }

    /** SOAP 1.1, section 4.1.2; SOAP 1.2, section 2.8. */
    static SoapFault versionMismatch() {
        return new SoapFault("VersionMismatch", "The envelope is none of SOAP 1.1 or 1.2.", "");
    }

    /** SOAP 1.1, section 4.2.3; SOAP 1.2, section 2.4. */
    static SoapFault mustUnderstand(SoapVersion version, QName header) {
        return new SoapFault(
                "MustUnderstand",
                "The header " + header.getLocalPart() + " is not understood here.",
                version == SoapVersion.V1_2 ? notUnderstood(version, header) : "");
    }

    /** The header block that names a header (SOAP 1.2, section 5.4.8); a name without a namespace has no prefix. */
    private static String notUnderstood(SoapVersion version, QName header) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeEmptyElement("s", "NotUnderstood", version.namespace());
            if (header.getNamespaceURI().isEmpty()) {
                xml.writeAttribute("qname", header.getLocalPart());
            } else {
                xml.writeNamespace("h", header.getNamespaceURI());
                xml.writeAttribute("qname", "h:" + header.getLocalPart());
            }
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    String code() {
        return code;
    }

    /** What the header of the fault's envelope has, as XML; empty for nothing. */
    String header() {
        return header;
    }
}
