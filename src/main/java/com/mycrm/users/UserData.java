package com.mycrm.users;

import com.mycrm.users.UserView.Public;
import java.util.Objects;

/**
 * Everything of a user that can be written.
 *
 * @param shown what customers may see; null members are the same as the user's own, and follow them
 */
record UserData(
        String firstName, String lastName, String email, String phone, String role, String status, Public shown) {

    private static final String ROLE = "agent";

    /** Who writes back what was read says the same of both, and means no more by it. */
    UserData {
        shown = new Public(
                differing(shown.firstName(), firstName),
                differing(shown.lastName(), lastName),
                differing(shown.email(), email),
                differing(shown.phone(), phone));
    }

    /** A whole user: what is not given takes its default. */
    static UserData whole(UserInput input) {
        return new UserData(
                input.firstName().value(),
                input.lastName().value(),
                input.email().value(),
                input.phone().value(),
                input.role().optional().orElse(ROLE),
                input.status().optional().orElse(User.ACTIVE),
                shown(input, new Public(null, null, null, null)));
    }

    /** These with what is given in their place (RFC 7396). */
    UserData with(UserInput input) {
        return new UserData(
                input.firstName().or(firstName),
                input.lastName().or(lastName),
                input.email().or(email),
                input.phone().or(phone),
                input.role().or(role),
                input.status().or(status),
                shown(input, shown));
    }

    UserData deactivated() {
        return new UserData(firstName, lastName, email, phone, role, User.INACTIVE, shown);
    }

    private static Public shown(UserInput input, Public current) {
        return new Public(
                input.shown().firstName().or(current.firstName()),
                input.shown().lastName().or(current.lastName()),
                input.shown().email().or(current.email()),
                input.shown().phone().or(current.phone()));
    }

    private static String differing(String shown, String own) {
        return Objects.equals(shown, own) ? null : shown;
    }
}
