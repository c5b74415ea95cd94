package com.mycrm.leads;

import com.mycrm.api.DryRunnable;
import com.mycrm.api.patch.RequestObject;
import java.util.Set;

/**
 * A request to erase a person.
 *
 * @param isDryRun whether nothing is to be changed
 */
record ErasureRequest(Person person, boolean isDryRun) {

    private static final int LONGEST_EMAIL = 190;
    private static final int LONGEST_USERNAME = 100;

    /** @throws com.mycrm.api.problem.ProblemException 422 for a request that names nobody or has an unknown member */
    static ErasureRequest of(RequestObject input) {
        var phone = input.parsed(LeadInput.PHONE, "takes a whole phone number", PhoneNumber::of);
        var email = input.text("email", LONGEST_EMAIL);
        var username = input.text("whatsapp_username", LONGEST_USERNAME).map(Person::usernameKey);
        var isDryRun = input.flag(DryRunnable.PARAMETER);
        if (!email.isValue() && !username.isValue()) {
            input.require(LeadInput.PHONE, phone);
        }
        input.refuseUnknown();
        input.check();
        var person = new Person(phone.value(), email.value(), username.value(), Set.of());
        return new ErasureRequest(person, Boolean.TRUE.equals(isDryRun.value()));
    }
}
