package com.mycrm.leads;

import com.mycrm.api.patch.RequestObject;
import jakarta.json.Json;
import java.io.StringReader;
import java.time.ZoneOffset;

/** Inputs of leads as a client writes them. */
final class LeadInputs {

    private LeadInputs() {}

    /** @param json with single quotes */
    static LeadInput of(String json) {
        try (var reader = Json.createReader(new StringReader(json.replace('\'', '"')))) {
            return LeadInput.of(new RequestObject(reader.readObject(), "", ZoneOffset.UTC));
        }
    }
}
