package com.mycrm.soap;

import java.util.Optional;
import java.util.stream.Stream;

/** The versions of SOAP, which differ in names only. */
enum SoapVersion {
    /** W3C Note, 8 May 2000. */
    V1_1("http://schemas.xmlsoap.org/soap/envelope/", "text/xml", "Client", "Server") {
        @Override
        String fault(String code, String reason, String detail) {
            return "<s:Fault><faultcode>s:" + code + "</faultcode><faultstring>" + reason + "</faultstring><detail>"
                    + detail + "</detail></s:Fault>";
        }
    },
    /** W3C Recommendation, second edition, 2007. */
    V1_2("http://www.w3.org/2003/05/soap-envelope", "application/soap+xml", "Sender", "Receiver") {
        @Override
        String fault(String code, String reason, String detail) {
            return "<s:Fault><s:Code><s:Value>s:" + code + "</s:Value></s:Code><s:Reason><s:Text xml:lang=\"en\">"
                    + reason + "</s:Text></s:Reason><s:Detail>" + detail + "</s:Detail></s:Fault>";
        }
    };

    private final String namespace;
    private final String mediaType;
    private final String client;
    private final String server;

    SoapVersion(String namespace, String mediaType, String client, String server) {
        this.namespace = namespace;
        this.mediaType = mediaType;
        this.client = client;
        this.server = server;
    }

    static Optional<SoapVersion> of(String namespace) {
        return Stream.of(values())
                .filter(version -> version.namespace.equals(namespace))
                .findFirst();
    }

    String mediaType() {
        return mediaType;
    }

    /** @param body XML */
    String envelope(String body) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<s:Envelope xmlns:s=\"" + namespace + "\"><s:Body>" + body
                + "</s:Body></s:Envelope>";
    }

    /**
     * A message that says what went wrong.
     *
     * @param status of the problem document, by which the sender or this service is at fault
     * @param reason XML, as is the detail
     */
    String faultEnvelope(int status, String reason, String detail) {
        return envelope(fault(status < 500 ? client : server, reason, detail));
    }

    abstract String fault(String code, String reason, String detail);
}
