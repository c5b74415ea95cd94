package com.mycrm.channels.meta;

import com.mycrm.channels.Forward;
import com.mycrm.channels.ForwardTemplate;
import jakarta.json.Json;
import jakarta.json.JsonObject;

/** The JSON of a template message for Meta's Graph API. */
final class TemplateMessage {

    private TemplateMessage() {}

    /** The message carries the lead's id, which every receipt of it then brings back. */
    static JsonObject of(Forward forward, ForwardTemplate template) {
        var parameters = Json.createArrayBuilder();
        forward.parameters()
                .forEach(text -> parameters.add(
                        Json.createObjectBuilder().add("type", "text").add("text", text)));
        var body = Json.createObjectBuilder().add("type", "body").add("parameters", parameters);
        return Json.createObjectBuilder()
                .add("messaging_product", "whatsapp")
                .add("recipient_type", "individual")
                .add("to", forward.to())
                .add("type", "template")
                .add("biz_opaque_callback_data", Long.toString(forward.leadId()))
                .add(
                        "template",
                        Json.createObjectBuilder()
                                .add("name", template.name())
                                .add("language", Json.createObjectBuilder().add("code", template.language()))
                                .add("components", Json.createArrayBuilder().add(body)))
                .build();
    }
}
