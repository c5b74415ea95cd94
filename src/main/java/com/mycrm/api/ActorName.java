package com.mycrm.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.SecurityContext;

/** Names of those who change things, as histories keep them. */
public final class ActorName {

    private static final int LONGEST = 190;

    private ActorName() {}

    /** The caller's key or login. */
    public static String name(SecurityContext security) {
        return cut(security.getUserPrincipal().getName());
    }

    /** The same of a request that has passed the check of rights. */
    static String of(HttpServletRequest request) {
        return cut(request.getAttribute(Attributes.CALLER).toString());
    }

    private static String cut(String name) {
        return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    }
}
