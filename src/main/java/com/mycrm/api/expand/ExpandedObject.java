package com.mycrm.api.expand;

import jakarta.json.stream.JsonGenerator;
import java.math.BigDecimal;

/**
 * A full object in place of a reference, as JSON text: it is serialized once for all the answers that show it.
 *
 * <p>Writing it as a {@code JsonObject} took five times as long, and longer than everything else of an expanded page.
 */
public record ExpandedObject(String json) {

    /**
     * A value whose text is copied into a document. JSON-P has no method for that; its generator writes a number as the
     * text that the number gives.
     */
    private static final class Verbatim extends BigDecimal {

        private static final long serialVersionUID = 1;

        private final String json;

        private Verbatim(String json) {
            super(0);
            this.json = json;
        }

        @Override
        public String toString() {
            return json;
        }
    }

    /** Writes it as a member of the current object. */
    public void write(String name, JsonGenerator generator) {
        generator.write(name, new Verbatim(json));
    }

    /** Writes it as an element of the current array. */
    public void write(JsonGenerator generator) {
        generator.write(new Verbatim(json));
    }
}
