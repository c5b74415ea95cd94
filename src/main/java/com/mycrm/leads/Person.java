package com.mycrm.leads;

import com.mycrm.api.patch.RequestObject;
import com.mycrm.persistence.Conditions;
import java.util.Optional;

/**
 * A person who is to be erased, as the request names the person.
 *
 * @param digits of the phone number, as {@link PhoneDigits#of} gives them; null for none
 * @param email null for none
 */
public record Person(String digits, String email) {

    private static final int LONGEST_EMAIL = 190;

    /** @throws com.mycrm.api.problem.ProblemException 422 for a request that names nobody */
    static Person of(RequestObject input) {
        var phone = input.parsed(LeadInput.PHONE, "takes a whole phone number", PhoneDigits::of);
        var email = input.text("email", LONGEST_EMAIL);
        if (!email.isValue()) {
            input.require(LeadInput.PHONE, phone);
        }
        input.check();
        return new Person(phone.value(), email.value());
    }

    /** The end that every form of the number has; null without a number. */
    public String commonDigits() {
        return digits == null ? null : PhoneDigits.common(digits);
    }

    /** Whether a number, in any form, is the person's. */
    public boolean hasNumber(String phone) {
        return digits != null
                && Optional.ofNullable(phone)
                        .flatMap(PhoneDigits::of)
                        .filter(known -> PhoneDigits.same(known, digits))
                        .isPresent();
    }

    /** Whether an e-mail address, in any case, is the person's. */
    public boolean hasEmail(String address) {
        return email != null && address != null && Conditions.key(email).equals(Conditions.key(address));
    }
}
