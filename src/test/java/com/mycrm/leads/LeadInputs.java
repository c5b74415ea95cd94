package com.mycrm.leads;

import com.mycrm.api.patch.RequestObject;
import com.mycrm.leads.whatsapp.WhatsappDetails;
import jakarta.json.Json;
import java.io.StringReader;
import java.time.ZoneOffset;

/** Inputs of leads as a client writes them. */
final class LeadInputs {

    private LeadInputs() {}

    /** @param json with single quotes */
    static LeadInput<WhatsappDetails> of(String json) {
        try (var reader = Json.createReader(new StringReader(json.replace('\'', '"')))) {
            return LeadInput.of(new RequestObject(reader.readObject(), "", ZoneOffset.UTC), LeadFilters.KIND);
        }
    }
}
