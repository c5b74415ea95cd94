package com.mycrm.leads.whatsapp;

import com.mycrm.api.patch.PatchField;
import com.mycrm.leads.DetailsInput;
import java.time.Instant;

/** What is said of the details of a WhatsApp lead. */
record WhatsappInput(PatchField<String> username) implements DetailsInput<WhatsappDetails> {

    static final String USERNAME = "whatsapp_username";

    @Override
    public WhatsappDetails over(WhatsappDetails before, Instant date) {
        return new WhatsappDetails(username.or(before.username()));
    }
}
