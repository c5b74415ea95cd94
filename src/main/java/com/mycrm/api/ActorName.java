package com.mycrm.api;

import com.mycrm.api.text.StoredText;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.SecurityContext;

/** The name of the caller, as histories store it, and the id of its user. */
public final class ActorName {

    /** The request attribute of the caller's name, once the caller is known. */
    public static final String ATTRIBUTE = "leads.caller";

    /** The request attribute of the id of the caller's user; missing for a caller without one. */
    public static final String USER_ATTRIBUTE = "leads.caller.user";

    private static final int LONGEST = 190;

    private ActorName() {}

    /** The caller's key or login. */
    public static String name(SecurityContext security) {
        return cut(security.getUserPrincipal().getName());
    }

    /** The same of a request that has passed the check of rights. */
    static String of(HttpServletRequest request) {
        return cut(request.getAttribute(ATTRIBUTE).toString());
    }

    /** The id of the caller's user; null for a caller without one. */
    static Long userId(HttpServletRequest request) {
        return (Long) request.getAttribute(USER_ATTRIBUTE);
    }

    private static String cut(String name) {
        return StoredText.truncate(name, LONGEST);
    }
}
