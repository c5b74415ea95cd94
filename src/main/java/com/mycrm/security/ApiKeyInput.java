package com.mycrm.security;

import com.mycrm.api.patch.PatchField;
import com.mycrm.api.patch.RequestObject;
import com.mycrm.persistence.DatabaseClock;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The fields that a client sends of a new API key.
 *
 * @param user missing for the caller's own user
 * @param rights those of the key; missing or null for all that its user has now
 * @param expiresAt missing or null for never
 * @param source the body, which collects the faults
 */
public record ApiKeyInput(
        PatchField<String> name,
        PatchField<Long> user,
        PatchField<List<String>> rights,
        PatchField<Instant> expiresAt,
        RequestObject source) {

    static final String NAME = "name";
    static final String USER = "user";
    static final String RIGHTS = "rights";

    private static final String EXPIRES_AT = "expires_at";
    private static final int MAX_NAME = 100;

    /** Characters that need no escape in a Basic header and in the log. */
    private static final Pattern NAME_PATTERN = Pattern.compile("[A-Za-z0-9._-]+");

    static ApiKeyInput of(RequestObject source) {
        source.readOnly("id", "created_at", "last_used_at", "revoked_at");
        var name = source.text(NAME, MAX_NAME);
        if (name.isValue() && !NAME_PATTERN.matcher(name.value()).matches()) {
            source.fault(NAME, "takes letters and digits of English, and . _ -");
        }
        source.require(NAME, name);
        var expiresAt = source.time(EXPIRES_AT);
        if (expiresAt.isValue() && !expiresAt.value().isAfter(DatabaseClock.now())) {
            source.fault(EXPIRES_AT, "has to be in the future");
        }
        return new ApiKeyInput(name, source.id(USER), KeyRights.read(source, RIGHTS), expiresAt, source);
    }
}
