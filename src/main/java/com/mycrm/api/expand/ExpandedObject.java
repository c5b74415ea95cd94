package com.mycrm.api.expand;

import com.mycrm.api.text.JsonText;
import jakarta.json.stream.JsonGenerator;

/**
 * A full object in place of a reference, as JSON text: it is serialized once for all the answers that show it.
 *
 * <p>Writing it as a {@code JsonObject} took five times as long, and longer than everything else of an expanded page.
 */
public record ExpandedObject(String json) {

    /** Writes it as a member of the current object. */
    public void write(String name, JsonGenerator generator) {
        generator.write(name, new JsonText(json));
    }

    /** Writes it as an element of the current array. */
    public void write(JsonGenerator generator) {
        generator.write(new JsonText(json));
    }
}
