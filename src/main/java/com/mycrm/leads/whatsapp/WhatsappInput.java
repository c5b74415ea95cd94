package com.mycrm.leads.whatsapp;

import com.mycrm.api.patch.PatchField;
import com.mycrm.api.patch.RequestObject;
import com.mycrm.leads.DetailsInput;
import java.time.Instant;
import java.util.Set;

/**
 * The details of a WhatsApp lead that a client or a message gives.
 *
 * @param referral which a message brings, and no client
 */
record WhatsappInput(PatchField<String> username, PatchField<String> name, PatchField<String> referral)
        implements DetailsInput<WhatsappDetails> {

    static final String USERNAME = "whatsapp_username";
    static final String CUSTOMER = "customer";
    static final String NAME = "name";
    static final String CUSTOMER_USERNAME = "username";
    static final String CHANNEL = "channel";
    static final String LAST_MESSAGE_AT = "last_message_at";

    /** The members of an input. */
    static final Set<String> MEMBERS =
            Set.of(USERNAME, CUSTOMER, CUSTOMER + "." + NAME, CUSTOMER + "." + CUSTOMER_USERNAME);

    private static final int LONGEST_USERNAME = 100;
    private static final int LONGEST_NAME = 190;

    /**
     * Reads the customer as an object, or as a name alone; {@code whatsapp_username} is another name of its username.
     */
    static WhatsappInput of(RequestObject input) {
        var username = input.text(USERNAME, LONGEST_USERNAME);
        if (input.isScalar(CUSTOMER)) {
            return new WhatsappInput(username, input.text(CUSTOMER, LONGEST_NAME), PatchField.absent());
        }
        var customer = input.inside(CUSTOMER);
        var named = customer.text(CUSTOMER_USERNAME, LONGEST_USERNAME);
        return new WhatsappInput(
                named.isGiven() ? named : username, customer.text(NAME, LONGEST_NAME), PatchField.absent());
    }

    boolean isGiven() {
        return username.isGiven() || name.isGiven() || referral.isGiven();
    }

    @Override
    public WhatsappDetails over(WhatsappDetails before, Instant date) {
        return new WhatsappDetails(
                username.or(before.username()), name.or(before.name()), referral.or(before.referral()));
    }
}
