package com.mycrm.security;

import com.mycrm.api.patch.PatchField;
import com.mycrm.api.patch.RequestObject;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * What a client says of an API key that it wants.
 *
 * @param user null for the caller's own
 * @param expiresAt null for never
 * @param source where it was read from, and which keeps what is wrong with it
 */
public record ApiKeyInput(
        PatchField<String> name, PatchField<Long> user, PatchField<Instant> expiresAt, RequestObject source) {

    static final String NAME = "name";
    static final String USER = "user";

    private static final String EXPIRES_AT = "expires_at";
    private static final int LONGEST_NAME = 100;

    /** Fit for a Basic header and for the log. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]+");

    static ApiKeyInput of(RequestObject input) {
        input.readOnly("id", "created_at", "last_used_at", "revoked_at");
        var name = input.text(NAME, LONGEST_NAME);
        if (name.isValue() && !PLAIN.matcher(name.value()).matches()) {
            input.fault(NAME, "takes letters and digits of English, and . _ -");
        }
        input.require(NAME, name);
        var expiresAt = input.time(EXPIRES_AT);
        if (expiresAt.isValue() && !expiresAt.value().isAfter(Instant.now())) {
            input.fault(EXPIRES_AT, "has to be in the future");
        }
        return new ApiKeyInput(name, input.id(USER), expiresAt, input);
    }
}
