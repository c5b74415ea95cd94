package com.mycrm.users;

import com.mycrm.api.patch.PatchField;
import com.mycrm.api.patch.RequestObject;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a client says of a user.
 *
 * @param shown what customers may see, each member on its own
 * @param source where it was read from, and which keeps what is wrong with it
 */
public record UserInput(
        PatchField<String> firstName,
        PatchField<String> lastName,
        PatchField<String> email,
        PatchField<String> phone,
        PatchField<String> role,
        PatchField<String> status,
        Shown shown,
        RequestObject source) {

    /** The members of {@code public}. */
    record Shown(
            PatchField<String> firstName,
            PatchField<String> lastName,
            PatchField<String> email,
            PatchField<String> phone) {}

    static final String EMAIL = "email";

    private static final String FIRST_NAME = "first_name";
    private static final String LAST_NAME = "last_name";
    private static final String PHONE = "phone";
    private static final String ROLE = "role";
    private static final String STATUS = "status";

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_EMAIL = 190;
    private static final int LONGEST_PHONE = 40;
    private static final int LONGEST_ROLE = 40;
    private static final Set<String> STATUSES = Set.of(User.ACTIVE, User.INACTIVE);

    /** No more than that mail could go there: a host need have no dot. */
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+");

    static UserInput of(RequestObject input) {
        input.readOnly("id", "created_at", "updated_at");
        var shown = input.inside("public");
        return new UserInput(
                input.text(FIRST_NAME, LONGEST_NAME),
                input.text(LAST_NAME, LONGEST_NAME),
                email(input),
                input.text(PHONE, LONGEST_PHONE),
                input.text(ROLE, LONGEST_ROLE),
                input.parsed(
                        STATUS,
                        "takes one of active, inactive",
                        word -> Optional.of(word).filter(STATUSES::contains)),
                new Shown(
                        shown.text(FIRST_NAME, LONGEST_NAME),
                        shown.text(LAST_NAME, LONGEST_NAME),
                        email(shown),
                        shown.text(PHONE, LONGEST_PHONE)),
                input);
    }

    /** Marks what a whole user lacks. */
    void requireWhole() {
        source.require(FIRST_NAME, firstName);
        source.require(LAST_NAME, lastName);
        source.require(EMAIL, email);
    }

    /** Marks what a user cannot be without, where a change takes it away. */
    void requireKept() {
        source.notNull(FIRST_NAME, firstName);
        source.notNull(LAST_NAME, lastName);
        source.notNull(EMAIL, email);
        source.notNull(ROLE, role);
        source.notNull(STATUS, status);
    }

    private static PatchField<String> email(RequestObject input) {
        var email = input.text(EMAIL, LONGEST_EMAIL);
        if (email.isValue() && !ADDRESS.matcher(email.value()).matches()) {
            input.fault(EMAIL, "takes an e-mail address");
        }
        return email;
    }
}
