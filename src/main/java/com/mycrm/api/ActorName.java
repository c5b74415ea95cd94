package com.mycrm.api;

import com.mycrm.api.text.Sha256;
import com.mycrm.api.text.StoredText;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The name of the caller, as histories store it, the id of its user, and its rights.
 *
 * <p>A name that does not fit a history ends with a hash of all of it, so that two callers never share a name.
 */
public final class ActorName {

    /** The request attribute of the caller's name, once the caller is known. */
    public static final String ATTRIBUTE = "leads.caller";

    /** The request attribute of the id of the caller's user; missing for a caller without one. */
    public static final String USER_ATTRIBUTE = "leads.caller.user";

    /** The request attribute of the set of the caller's rights. */
    public static final String RIGHTS_ATTRIBUTE = "leads.caller.rights";

    /** The request attribute of an address whose protocol has an API key and its secret, and no token. */
    public static final String BASIC_ALLOWED = "leads.basic.allowed";

    private static final int LONGEST = 190;
    private static final int LONGEST_LOGGED = 100;
    private static final int HASH = 32;

    private ActorName() {}

    /** The caller's key or login. */
    public static String name(SecurityContext security) {
        return stored(security.getUserPrincipal().getName());
    }

    /** The same of a request that has passed the check of rights. */
    static String of(HttpServletRequest request) {
        return stored(request.getAttribute(ATTRIBUTE).toString());
    }

    /** The id of the caller's user; null for a caller without one. */
    static Long userId(HttpServletRequest request) {
        return (Long) request.getAttribute(USER_ATTRIBUTE);
    }

    /** The rights of the caller of a request that has passed the check of rights. */
    public static Set<String> rights(HttpServletRequest request) {
        return request.getAttribute(RIGHTS_ATTRIBUTE) instanceof Set<?> rights
                ? rights.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    /** The name in the access log: printable characters without blanks, of limited length; - for no caller. */
    static String logged(HttpServletRequest request) {
        var name = request.getAttribute(ATTRIBUTE);
        return name == null
                ? "-"
                : StoredText.truncate(name.toString(), LONGEST_LOGGED).replaceAll("[^!-~]", "?");
    }

    /** A name as columns for actors keep it: one that does not fit ends with a hash, so that it is still another. */
    public static String stored(String name) {
        var storable = StoredText.UNSTORABLE.matcher(name).replaceAll("?").strip();
        if (storable.equals(name) && name.length() <= LONGEST) {
            return name;
        }
        var hash = Sha256.hex(name.getBytes(StandardCharsets.UTF_16)).substring(0, HASH);
        return StoredText.truncate(storable, LONGEST - HASH - 1) + "~" + hash;
    }
}
