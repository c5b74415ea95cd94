package com.mycrm.leads;

import com.mycrm.api.json.TimeText;
import jakarta.enterprise.context.Dependent;
import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;

/** Writes leads, which come by the hundred: by reflection, a page took four to ten times as long. */
@Dependent
public class LeadViewSerializer implements JsonbSerializer<LeadView> {

    @Override
    public void serialize(LeadView view, JsonGenerator json, SerializationContext context) {
        var lead = view.lead();
        json.writeStartObject();
        json.write("id", lead.id());
        text("phone", lead.phone(), json);
        json.write("status", lead.status());
        view.expanded().write(LeadView.USER, lead.userId(), json);
        view.expanded().write(LeadView.PROPERTY, lead.propertyId(), json);
        text("property_reference", lead.propertyReference(), json);
        json.write("date", TimeText.of(lead.date()));
        json.write("created_at", TimeText.of(lead.createdAt()));
        json.write("updated_at", TimeText.of(lead.updatedAt()));
        if (lead.externalId() != null) {
            json.write("external_id", lead.externalId());
        }
        if (lead.whatsappUsername() != null) {
            json.write("whatsapp_username", lead.whatsappUsername());
        }
        json.writeEnd();
    }

    private static void text(String name, String value, JsonGenerator json) {
        if (value == null) {
            json.writeNull(name);
        } else {
            json.write(name, value);
        }
    }
}
