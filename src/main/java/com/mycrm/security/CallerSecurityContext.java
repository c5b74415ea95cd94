package com.mycrm.security;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** Tells resources about the caller in the words of Jakarta REST; the server's own answer knows no right by its name. */
record CallerSecurityContext(Caller caller, SecurityContext server) implements SecurityContext {

    @Override
    public Principal getUserPrincipal() {
        return caller::name;
    }

    @Override
    public boolean isUserInRole(String right) {
        return caller.rights().contains(right);
    }

    @Override
    public boolean isSecure() {
        return server.isSecure();
    }

    @Override
    public String getAuthenticationScheme() {
        return server.getAuthenticationScheme();
    }
}
