package com.mycrm.soap;

import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The versions of SOAP, which differ in names only. */
enum SoapVersion {
    /** W3C Note, 8 May 2000. */
    V1_1("http://schemas.xmlsoap.org/soap/envelope/", "text/xml", "actor", "Client", "Server") {
        @Override
        String fault(String code, String reason, String detail) {
            return "<s:Fault><faultcode>s:" + code + "</faultcode><faultstring>" + reason + "</faultstring><detail>"
                    + detail + "</detail></s:Fault>";
        }
    },
    /** W3C Recommendation, second edition, 2007. */
    V1_2("http://www.w3.org/2003/05/soap-envelope", "application/soap+xml", "role", "Sender", "Receiver") {
        @Override
        String fault(String code, String reason, String detail) {
            return "<s:Fault><s:Code><s:Value>s:" + code + "</s:Value></s:Code><s:Reason><s:Text xml:lang=\"en\">"
                    + reason + "</s:Text></s:Reason><s:Detail>" + detail + "</s:Detail></s:Fault>";
        }
    };

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private final String namespace;
    private final String mediaType;
    private final String role;
    private final String client;
    private final String server;

    SoapVersion(String namespace, String mediaType, String role, String client, String server) {
        this.namespace = namespace;
        this.mediaType = mediaType;
        this.role = role;
        this.client = client;
        this.server = server;
    }

    static Optional<SoapVersion> of(String namespace) {
        return Stream.of(values())
                .filter(version -> version.namespace.equals(namespace))
                .findFirst();
    }

    /** The version that the {@code Content-Type} of a message names; 1.1 for any other. */
    static SoapVersion ofContentType(String type) {
        var isLater = type != null && type.toLowerCase(Locale.ROOT).startsWith(V1_2.mediaType);
        return isLater ? V1_2 : V1_1;
    }

    /** Whether a message may have this type: that of a version, or one of any XML. */
    static boolean isTaken(MediaType type) {
        var name = (type.getType() + "/" + type.getSubtype()).toLowerCase(Locale.ROOT);
        return name.equals(MediaType.APPLICATION_XML)
                || Stream.of(values()).anyMatch(version -> version.mediaType.equals(name));
    }

    String namespace() {
        return namespace;
    }

    /** The name of the attribute that says which node a header is for. */
    String role() {
        return role;
    }

    String mediaType() {
        return mediaType;
    }

    /** @param body XML */
    String envelope(String body) {
        return envelope("", body);
    }

    private String envelope(String header, String body) {
        return DECLARATION + "<s:Envelope xmlns:s=\"" + namespace + "\">"
                + (header.isEmpty() ? "" : "<s:Header>" + header + "</s:Header>")
                + "<s:Body>" + body + "</s:Body></s:Envelope>";
    }

    /**
     * A message that says what went wrong.
     *
     * @param header XML; empty for none
     * @param code of the fault
     * @param reason XML, as is the detail
     */
    String faultEnvelope(String header, String code, String reason, String detail) {
        return envelope(header, fault(code, reason, detail));
    }

    /** The code of the fault for a problem of that status: the sender or this service is at fault. */
    String code(int status) {
        return status < 500 ? client : server;
    }

    abstract String fault(String code, String reason, String detail);
}
