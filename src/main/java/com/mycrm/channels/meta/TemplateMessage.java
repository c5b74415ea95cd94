package com.mycrm.channels.meta;

import static com.mycrm.api.text.JsonFactory.JSON;

import com.mycrm.channels.Forward;
import com.mycrm.channels.ForwardTemplate;
import jakarta.json.JsonObject;

/** The JSON of a template message for Meta's Graph API. */
final class TemplateMessage {

    private TemplateMessage() {}

    /** The message carries the lead's id, which every receipt of it then brings back. */
    static JsonObject of(Forward forward, ForwardTemplate template) {
        var parameters = JSON.createArrayBuilder();
        forward.parameters()
                .forEach(text -> parameters.add(
                        JSON.createObjectBuilder().add("type", "text").add("text", text)));
        var body = JSON.createObjectBuilder().add("type", "body").add("parameters", parameters);
        return JSON.createObjectBuilder()
                .add("messaging_product", "whatsapp")
                .add("recipient_type", "individual")
                .add("to", forward.to())
                .add("type", "template")
                .add("biz_opaque_callback_data", Long.toString(forward.leadId()))
                .add(
                        "template",
                        JSON.createObjectBuilder()
                                .add("name", template.name())
                                .add("language", JSON.createObjectBuilder().add("code", template.language()))
                                .add("components", JSON.createArrayBuilder().add(body)))
                .build();
    }
}
