package com.mycrm.security;

import java.util.Set;

/** The rights of callers. Each is the name of a role. */
public final class Rights {

    public static final String LEAD_READ = "lead.read";
    public static final String LEAD_CREATE = "lead.create";
    public static final String LEAD_UPDATE = "lead.update";
    public static final String LEAD_DELETE = "lead.delete";
    public static final String USER_READ = "user.read";
    public static final String USER_MANAGE = "user.manage";
    public static final String PROPERTY_READ = "property.read";
    public static final String PROPERTY_MANAGE = "property.manage";
    public static final String WEBHOOK_MANAGE = "webhook.manage";
    public static final String KEY_MANAGE = "key.manage";

    /** All rights, which an administrator has. */
    public static final Set<String> ALL = Set.of(
            LEAD_READ,
            LEAD_CREATE,
            LEAD_UPDATE,
            LEAD_DELETE,
            USER_READ,
            USER_MANAGE,
            PROPERTY_READ,
            PROPERTY_MANAGE,
            WEBHOOK_MANAGE,
            KEY_MANAGE);

    private Rights() {}
}
