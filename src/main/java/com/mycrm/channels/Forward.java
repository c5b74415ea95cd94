package com.mycrm.channels;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.stream.Stream;

/**
 * A lead on its way to its agent.
 *
 * @param attempts this one included
 * @param to the agent's number, digits
 * @param customer number or username
 * @param text what the customer wrote, or null
 */
record Forward(
        long leadId,
        String kind,
        String numberKey,
        int attempts,
        String to,
        String customer,
        String reference,
        String text) {

    private static final int LONGEST = 600;
    private static final String NOTHING = "-";

    /** The three parameters of the template, each in one line and none empty, because Meta takes no other. */
    private String[] parameters() {
        return new String[] {shown(customer), shown(reference), shown(text)};
    }

    private static String shown(String text) {
        var line = text == null ? "" : TextSanitizer.line(text, LONGEST);
        return line.isEmpty() ? NOTHING : line;
    }

    /** What is kept of it as the conversation's message. */
    String summary() {
        return String.join("\n", parameters());
    }

    /** The lead's id goes with it, and comes back with every receipt. */
    JsonObject message(String template, String language) {
        return Json.createObjectBuilder()
                .add("messaging_product", "whatsapp")
                .add("recipient_type", "individual")
                .add("to", to)
                .add("type", "template")
                .add("biz_opaque_callback_data", Long.toString(leadId))
                .add(
                        "template",
                        Json.createObjectBuilder()
                                .add("name", template)
                                .add("language", Json.createObjectBuilder().add("code", language))
                                .add("components", components()))
                .build();
    }

    private JsonArray components() {
        var parameters = Json.createArrayBuilder();
        Stream.of(parameters())
                .forEach(text -> parameters.add(
                        Json.createObjectBuilder().add("type", "text").add("text", text)));
        return Json.createArrayBuilder()
                .add(Json.createObjectBuilder().add("type", "body").add("parameters", parameters))
                .build();
    }
}
