package com.mycrm.soap;

import java.util.Optional;
import java.util.stream.Stream;

/** The operations of the endpoint, each with the REST request that it stands for. */
enum SoapOperation {
    GET_WHATSAPP_LEADS("getWhatsappLeads", "GET", "/whatsapp-leads"),
    GET_WHATSAPP_LEAD("getWhatsappLead", "GET", "/whatsapp-leads/%s"),
    CREATE_WHATSAPP_LEAD("createWhatsappLead", "POST", "/whatsapp-leads"),
    CHANGE_WHATSAPP_LEAD("changeWhatsappLead", "PATCH", "/whatsapp-leads/%s"),
    GET_LEADS("getLeads", "GET", "/leads"),
    GET_CALL_TRACKINGS("getCallTrackings", "GET", "/calltrackings"),
    GET_USERS("getUsers", "GET", "/users"),
    GET_PROPERTIES("getProperties", "GET", "/properties");

    /** What follows the name of an operation in the name of its answer's element. */
    static final String RESPONSE = "Response";

    private final String element;
    private final String method;
    private final String path;

    SoapOperation(String element, String method, String path) {
        this.element = element;
        this.method = method;
        this.path = path;
    }

    static Optional<SoapOperation> of(String element) {
        return Stream.of(values())
                .filter(operation -> operation.element.equals(element))
                .findFirst();
    }

    String method() {
        return method;
    }

    boolean hasId() {
        return path.contains("%s");
    }

    boolean hasObject() {
        return !method.equals("GET");
    }

    /** @param id of the object; empty for an operation that has none */
    String path(String id) {
        return path.formatted(id);
    }
}
