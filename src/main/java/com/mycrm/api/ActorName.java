package com.mycrm.api;

import jakarta.ws.rs.core.SecurityContext;

/** Names of those who change things, as histories keep them. */
public final class ActorName {

    private static final int LONGEST = 190;

    private ActorName() {}

    /** The caller's key or login. */
    public static String name(SecurityContext security) {
        var name = security.getUserPrincipal().getName();
        return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    }
}
