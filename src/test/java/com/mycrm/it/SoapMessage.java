package com.mycrm.it;

/** Messages to the SOAP endpoint. */
final class SoapMessage {

    static final String SOAP_1_1 = "http://schemas.xmlsoap.org/soap/envelope/";
    static final String SOAP_1_2 = "http://www.w3.org/2003/05/soap-envelope";
    static final String WSSE = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";

    /** The header of the sample key. */
    static final String DEMO = token("demo", "demo");

    private SoapMessage() {}

    /** An envelope of that version of SOAP. */
    static String of(String namespace, String header, String operation) {
        return "<e:Envelope xmlns:e=\"%s\"><e:Header>%s</e:Header><e:Body>%s</e:Body></e:Envelope>"
                .formatted(namespace, header, operation);
    }

    /** A header of WS-Security. */
    static String token(String name, String secret) {
        return ("<w:Security xmlns:w=\"%s\" e:mustUnderstand=\"1\"><w:UsernameToken><w:Username>%s</w:Username>"
                        + "<w:Password>%s</w:Password></w:UsernameToken></w:Security>")
                .formatted(WSSE, name, secret);
    }
}
